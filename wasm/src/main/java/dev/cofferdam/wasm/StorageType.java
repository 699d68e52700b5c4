package dev.cofferdam.wasm;

/// What a field of a struct or an array holds: a value type, or a packed integer.
///
/// Specification: section 2.3.8, storage types.
public sealed interface StorageType permits ValType, PackedType {}
