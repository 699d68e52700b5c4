/// What lives in a Store for components: instances, handle tables, functions, and the execution of
/// the plans that validation made.
///
/// [ComponentCode][dev.cofferdam.component.runtime.ComponentCode] is a plan made ready once;
/// `Instantiation` executes it. A call between guests goes from a `LoweredFunc` of the caller to a
/// `LiftedFunc` of the callee, which takes the arguments and gives the result through a
/// [CallSource][dev.cofferdam.component.runtime.CallSource], since their order can be observed.
package dev.cofferdam.component.runtime;
