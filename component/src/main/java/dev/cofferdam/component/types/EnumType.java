package dev.cofferdam.component.types;

import java.util.List;

/// An enum: one of several names.
///
/// @param cases the names, in order of their discriminants; at least one
/// @param shape sizes and alignments
public record EnumType(List<String> cases, TypeShape shape) implements ValueType {
  /// Makes the type of an enum of `cases`.
  public static EnumType of(List<String> cases) {
    return new EnumType(List.copyOf(cases), TypeShape.ofVariant(cases.size(), List.of()));
  }
}
