package dev.cofferdam.component.types;

import java.util.List;

/// An option: case 0 is none, case 1 is some.
///
/// @param some type of the payload
/// @param shape sizes and alignments
public record OptionType(ValueType some, TypeShape shape) implements ValueType {
  /// Makes the type of an optional `some`.
  public static OptionType of(ValueType some) {
    return new OptionType(some, TypeShape.ofVariant(2, List.of(some)));
  }
}
