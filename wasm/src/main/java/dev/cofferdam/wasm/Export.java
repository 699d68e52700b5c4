package dev.cofferdam.wasm;

/// An export.
///
/// @param name the name, unique in the module
/// @param kind which index space `index` points into
/// @param index index of the exported item
public record Export(String name, ExternKind kind, int index) {}
