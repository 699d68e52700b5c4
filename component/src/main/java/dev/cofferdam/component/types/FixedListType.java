package dev.cofferdam.component.types;

/// A list of a fixed length, stored in place. Gated.
///
/// @param element type of the elements
/// @param length number of elements, unsigned 32-bit, at least 1
/// @param shape sizes and alignments of all elements
public record FixedListType(ValueType element, long length, TypeShape shape) implements ValueType {
  /// Makes the type of a list of `length` times `element`.
  public static FixedListType of(ValueType element, long length) {
    return new FixedListType(element, length, TypeShape.ofRepeated(element, length));
  }
}
