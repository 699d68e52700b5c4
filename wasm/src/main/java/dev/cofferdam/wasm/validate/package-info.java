/// Validation of core modules.
///
/// [dev.cofferdam.wasm.validate.ModuleValidator] checks a decoded module once, up front and
/// completely: types, imports, definitions, segments, exports, and every instruction of every
/// function, for the features of [dev.cofferdam.wasm.WasmFeatures] one lets pass.
///
/// What follows a successful validation may rely on all of it: indices are in range, types agree,
/// constant expressions are constant, and the instructions of each body are well-formed and
/// properly nested, so that they can be read without a check of their own.
///
/// Equal types are given one number before anything else happens, and types on the operand stack
/// are ints from then on; the numbers are validation's own and do not leave it.
///
/// Code is validated in one pass and without recursion, so nesting costs memory only and is
/// limited; work that a few bytes of code can cause in plenty (a call of a function with a thousand
/// parameters) is counted against a limit.
///
/// Everything here throws one of the [dev.cofferdam.wasm.WasmException]s, with messages that begin
/// as the specification's test suite words them, and the offset in the file.
package dev.cofferdam.wasm.validate;
