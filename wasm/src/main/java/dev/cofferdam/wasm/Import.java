package dev.cofferdam.wasm;

/// An import.
///
/// @param module first part of the name
/// @param name second part of the name
/// @param type what is imported
public record Import(String module, String name, ExternType type) {}
