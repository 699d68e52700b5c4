package dev.cofferdam.component.types;

/// A list of any length.
///
/// @param element type of the elements
/// @param shape sizes and alignments of the pointer and length, not of the elements
public record ListType(ValueType element, TypeShape shape) implements ValueType {
  /// Makes the type of a list of `element`.
  public static ListType of(ValueType element) {
    return new ListType(element, TypeShape.POINTER_PAIR.enclosing(element));
  }
}
