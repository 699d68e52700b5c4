package dev.cofferdam.text.core;

import dev.cofferdam.text.token.Tokens;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The types of a module: those it defines, then those that type uses imply, in the order of the
/// text.
///
/// Specification: section 6.6.4, type uses.
final class TypeTable {
  private final Section section = new Section(1);
  private final List<@Nullable FuncShape> shapes = new ArrayList<>();
  private final List<@Nullable IndexSpace> fields = new ArrayList<>();
  private final Map<String, Integer> plainFuncs = new HashMap<>();

  Section section() {
    return section;
  }

  /// Adds the next type. Its encoding is written by the caller.
  ///
  /// @param isPlain whether a type use without an index may mean this type
  void addFunc(FuncShape shape, boolean isPlain) {
    if (isPlain) {
      plainFuncs.putIfAbsent(shape.key(), shapes.size());
    }
    shapes.add(shape);
    fields.add(null);
  }

  /// Adds the next type, which is not a function. Its encoding is written by the caller.
  void addAggregate(IndexSpace fieldNames) {
    shapes.add(null);
    fields.add(fieldNames);
  }

  /// Returns the type with this shape, adding it where there is none.
  int implied(FuncShape shape) {
    Integer known = plainFuncs.get(shape.key());
    if (known != null) {
      return known;
    }
    int index = shapes.size();
    shape.writeTo(section.add());
    addFunc(shape, true);
    return index;
  }

  /// Returns the shape of a type, or null if there is no such function type.
  @Nullable FuncShape shape(int typeIndex) {
    return isKnown(typeIndex) ? shapes.get(typeIndex) : null;
  }

  boolean isKnown(int typeIndex) {
    return typeIndex >= 0 && typeIndex < shapes.size();
  }

  /// Reads a field of the structure type at `typeIndex`.
  int field(int typeIndex, Tokens tokens) {
    IndexSpace names = isKnown(typeIndex) ? fields.get(typeIndex) : null;
    return (names == null ? new IndexSpace("field") : names).index(tokens);
  }
}
