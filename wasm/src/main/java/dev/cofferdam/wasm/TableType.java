package dev.cofferdam.wasm;

/// The type of a table.
///
/// @param addressType type of indices
/// @param element type of the elements
/// @param minSize size at the start, in elements
/// @param maxSize largest size in elements, unsigned; meaningless unless `hasMax`
/// @param hasMax whether a largest size is given
public record TableType(
    AddressType addressType, RefType element, long minSize, long maxSize, boolean hasMax) {}
