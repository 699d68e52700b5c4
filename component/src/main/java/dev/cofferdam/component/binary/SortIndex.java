package dev.cofferdam.component.binary;

/// An index into the space of its sort.
///
/// @param sort which space
/// @param index the index
public record SortIndex(Sort sort, int index) {}
