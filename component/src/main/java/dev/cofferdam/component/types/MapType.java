package dev.cofferdam.component.types;

import java.util.List;

/// A map, in memory the same as a list of tuples of key and value.
///
/// @param key type of the keys: a primitive type that is neither a float nor an error context
/// @param value type of the values
/// @param entry the tuple of both, which is the element type of the list in memory
/// @param shape sizes and alignments of the pointer and length, not of the entries
public record MapType(ValueType key, ValueType value, TupleType entry, TypeShape shape)
    implements ValueType {
  /// Makes the type of a map from `key` to `value`.
  public static MapType of(ValueType key, ValueType value) {
    TupleType entry = TupleType.of(List.of(key, value));
    return new MapType(key, value, entry, TypeShape.POINTER_PAIR.enclosing(entry));
  }
}
