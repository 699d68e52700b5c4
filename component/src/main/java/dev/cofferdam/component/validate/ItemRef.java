package dev.cofferdam.component.validate;

/// An item of one of the component-level index spaces, or a resource type by its number.
///
/// @param sort which space
/// @param index index in it, or -1 for sort `TYPE`
public record ItemRef(ItemSort sort, int index) {}
