package dev.cofferdam.wasm;

/// The structure of a defined type.
///
/// Specification: section 2.3.9, composite types.
public sealed interface CompositeType permits FuncType, StructType, ArrayType {}
