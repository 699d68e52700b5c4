package dev.cofferdam.wasm.dwarf;

/// What entries with one code have in common.
///
/// @param tag what such an entry stands for
/// @param hasChildren whether entries below it follow
/// @param attributes index of each attribute among {@link Attribute}, -1 for those that are skipped
/// @param forms form of each attribute's value
/// @param constants value of each attribute whose form has it here
record Abbreviation(
    int tag, boolean hasChildren, byte[] attributes, int[] forms, long[] constants) {}
