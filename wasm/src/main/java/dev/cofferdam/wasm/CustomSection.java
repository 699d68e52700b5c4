package dev.cofferdam.wasm;

/// A custom section.
///
/// @param name its name
/// @param contents what follows the name
public record CustomSection(String name, ByteRange contents) {}
