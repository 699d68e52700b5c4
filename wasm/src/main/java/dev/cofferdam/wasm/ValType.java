package dev.cofferdam.wasm;

/// The type of a WebAssembly value.
///
/// Specification: section 2.3.5, value types.
public sealed interface ValType extends StorageType permits NumType, VecType, RefType {}
