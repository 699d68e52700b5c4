package dev.cofferdam.component.types;

import org.jspecify.annotations.Nullable;

/// The readable end of a stream.
///
/// @param element type of what it carries, or null where it carries nothing
/// @param shape sizes and alignments of the handle
public record StreamType(@Nullable ValueType element, TypeShape shape) implements ValueType {
  /// Makes the type of a stream of `element`.
  public static StreamType of(@Nullable ValueType element) {
    TypeShape handle = TypeShape.SCALAR_4;
    return new StreamType(element, element == null ? handle : handle.enclosing(element));
  }
}
