package dev.cofferdam.wasm;

import java.util.List;

/// The type of a struct.
///
/// @param fields types of the fields, in order
public record StructType(List<FieldType> fields) implements CompositeType {
  /// Copies the list.
  public StructType {
    fields = List.copyOf(fields);
  }
}
