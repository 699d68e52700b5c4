package dev.cofferdam.wasm;

/// The type of an array.
///
/// @param element type of each element
public record ArrayType(FieldType element) implements CompositeType {}
