/// The canonical ABI: how component-level values stand in core values and linear memory.
///
/// [AbiTypes][dev.cofferdam.component.abi.AbiTypes] compiles each value type once into an
/// [AbiType][dev.cofferdam.component.abi.AbiType], a small tree that can load, store, lift and
/// lower its values; [AbiFunc][dev.cofferdam.component.abi.AbiFunc] does it for a function's
/// parameters and result. What is particular to one call (memory, string encoding, handle table,
/// budget) comes in a [LiftContext][dev.cofferdam.component.abi.LiftContext] or
/// [LowerContext][dev.cofferdam.component.abi.LowerContext].
///
/// Flat values stand in arrays of raw bits: an `i32` in the low half of its element, floats as
/// their bits. So the coercions of variants cost nothing when lifting.
///
/// Specification: CanonicalABI.
package dev.cofferdam.component.abi;
