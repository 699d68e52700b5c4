package dev.cofferdam.wasm.dwarf;

/// A file of a line table.
///
/// @param folder the folder it is in, or empty for that of the unit
/// @param name its name or path
record LineFile(String folder, String name) {}
