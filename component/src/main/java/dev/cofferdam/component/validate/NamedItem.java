package dev.cofferdam.component.validate;

/// An item with a name: an instantiation argument, or an export of a bundle.
///
/// @param name the name
/// @param item the item
public record NamedItem(String name, ItemRef item) {}
