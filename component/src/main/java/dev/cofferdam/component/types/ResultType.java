package dev.cofferdam.component.types;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// A result: case 0 is ok, case 1 is error.
///
/// @param ok type of the payload of ok, or null where it has none
/// @param err type of the payload of error, or null where it has none
/// @param shape sizes and alignments
public record ResultType(@Nullable ValueType ok, @Nullable ValueType err, TypeShape shape)
    implements ValueType {
  /// Makes the type of a result with these payloads.
  public static ResultType of(@Nullable ValueType ok, @Nullable ValueType err) {
    var payloads = new ArrayList<ValueType>();
    if (ok != null) {
      payloads.add(ok);
    }
    if (err != null) {
      payloads.add(err);
    }
    return new ResultType(ok, err, TypeShape.ofVariant(2, payloads));
  }
}
