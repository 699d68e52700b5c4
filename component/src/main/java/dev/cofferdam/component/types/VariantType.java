package dev.cofferdam.component.types;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A variant: one of several named cases, each with or without a payload.
///
/// @param cases the cases, in order of their discriminants; at least one
/// @param shape sizes and alignments
public record VariantType(List<Case> cases, TypeShape shape) implements ValueType {
  /// Makes the type of a variant with `cases`.
  public static VariantType of(List<Case> cases) {
    var payloads = new ArrayList<ValueType>();
    for (Case each : cases) {
      if (each.payload() != null) {
        payloads.add(each.payload());
      }
    }
    return new VariantType(List.copyOf(cases), TypeShape.ofVariant(cases.size(), payloads));
  }

  /// A case.
  ///
  /// @param name its name
  /// @param payload type of its payload, or null where it has none
  public record Case(String name, @Nullable ValueType payload) {}
}
