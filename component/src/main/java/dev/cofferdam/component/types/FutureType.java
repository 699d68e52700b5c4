package dev.cofferdam.component.types;

import org.jspecify.annotations.Nullable;

/// The readable end of a future.
///
/// @param element type of what it carries, or null where it carries nothing
/// @param shape sizes and alignments of the handle
public record FutureType(@Nullable ValueType element, TypeShape shape) implements ValueType {
  /// Makes the type of a future of `element`.
  public static FutureType of(@Nullable ValueType element) {
    TypeShape handle = TypeShape.SCALAR_4;
    return new FutureType(element, element == null ? handle : handle.enclosing(element));
  }
}
