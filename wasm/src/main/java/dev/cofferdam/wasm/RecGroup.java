package dev.cofferdam.wasm;

/// A run of types that may refer to each other.
///
/// @param firstTypeIndex index of the first type of the group
/// @param typeCount how many types the group has
public record RecGroup(int firstTypeIndex, int typeCount) {}
