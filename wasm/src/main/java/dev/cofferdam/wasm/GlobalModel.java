package dev.cofferdam.wasm;

/// A global that a module defines.
///
/// @param type its type
/// @param init its value at the start
public record GlobalModel(GlobalType type, ConstExpr init) {}
