package dev.cofferdam.wasm;

/// The type of a field of a struct, or of the elements of an array.
///
/// @param storage what the field holds
/// @param isMutable whether the field can be set
public record FieldType(StorageType storage, boolean isMutable) {}
