package dev.cofferdam.component.types;

import java.util.List;

/// A record: named fields.
///
/// @param fields the fields, in order; at least one
/// @param shape sizes and alignments
public record RecordType(List<Field> fields, TypeShape shape) implements ValueType {
  /// Makes the type of a record with `fields`.
  public static RecordType of(List<Field> fields) {
    return new RecordType(
        List.copyOf(fields), TypeShape.ofProduct(fields.stream().map(Field::type).toList()));
  }

  /// A field.
  ///
  /// @param name its name
  /// @param type its type
  public record Field(String name, ValueType type) {}
}
