package dev.cofferdam.wasm;

/// The type of a global.
///
/// @param value type of the value
/// @param isMutable whether the global can be set
public record GlobalType(ValType value, boolean isMutable) {}
