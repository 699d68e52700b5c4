package dev.cofferdam.component.types;

import java.util.List;

/// Flags: a set of names.
///
/// @param labels the names, in order of their bits; 1 to 32
/// @param shape sizes and alignments
public record FlagsType(List<String> labels, TypeShape shape) implements ValueType {
  /// Makes the type of a set of `labels`.
  public static FlagsType of(List<String> labels) {
    int count = labels.size();
    return new FlagsType(List.copyOf(labels), shapeOf(count));
  }

  private static TypeShape shapeOf(int count) {
    if (count <= 8) {
      return TypeShape.SCALAR_1;
    }
    return count <= 16 ? TypeShape.SCALAR_2 : TypeShape.SCALAR_4;
  }
}
