package dev.cofferdam.component.types;

import java.util.List;

/// A tuple: fields by position.
///
/// @param elements types of the fields, in order; at least one
/// @param shape sizes and alignments
public record TupleType(List<ValueType> elements, TypeShape shape) implements ValueType {
  /// Makes the type of a tuple of `elements`.
  public static TupleType of(List<ValueType> elements) {
    return new TupleType(List.copyOf(elements), TypeShape.ofProduct(elements));
  }
}
