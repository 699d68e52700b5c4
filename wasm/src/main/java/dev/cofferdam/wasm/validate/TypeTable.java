package dev.cofferdam.wasm.validate;

import dev.cofferdam.wasm.ArrayType;
import dev.cofferdam.wasm.FuncType;
import dev.cofferdam.wasm.HeapType;
import dev.cofferdam.wasm.InvalidException;
import dev.cofferdam.wasm.StorageType;
import dev.cofferdam.wasm.StructType;
import dev.cofferdam.wasm.SubType;
import dev.cofferdam.wasm.validate.TypeRegistry.Kind;
import java.util.List;

/// The types of a module, with everything that validation asks about them at hand as [ValCodes].
final class TypeTable implements TypeIds {
  private static final int[] NONE = {};

  private final TypeRegistry registry;
  private final List<SubType> types;
  private final int[] ids;
  private final int[][] params;
  private final int[][] results;
  private final int[][] fields;

  /// Creates a table of types that are registered with `registry`, under `ids`.
  TypeTable(TypeRegistry registry, List<SubType> types, int[] ids) {
    this.registry = registry;
    this.types = types;
    this.ids = ids;
    this.params = new int[types.size()][];
    this.results = new int[types.size()][];
    this.fields = new int[types.size()][];
    for (int i = 0; i < types.size(); i++) {
      enter(i);
    }
  }

  private void enter(int index) {
    params[index] = NONE;
    results[index] = NONE;
    fields[index] = NONE;
    switch (types.get(index).composite()) {
      case FuncType func -> {
        params[index] = ValCodes.of(func.params(), this);
        results[index] = ValCodes.of(func.results(), this);
      }
      case StructType struct ->
          fields[index] =
              struct.fields().stream().mapToInt(field -> ValCodes.of(field, this)).toArray();
      case ArrayType array -> fields[index] = new int[] {ValCodes.of(array.element(), this)};
    }
  }

  TypeRegistry registry() {
    return registry;
  }

  /// Returns the canonical id of a type, which is also its heap type's code.
  @Override
  public int id(int typeIndex) {
    return ids[typeIndex];
  }

  int code(StorageType type) {
    return ValCodes.of(type, this);
  }

  int code(HeapType type) {
    return ValCodes.of(type, this);
  }

  int[] params(int typeIndex) {
    return params[typeIndex];
  }

  int[] results(int typeIndex) {
    return results[typeIndex];
  }

  /// Returns the fields of a struct type, or the one field that stands for an array's elements.
  int[] fields(int typeIndex) {
    return fields[typeIndex];
  }

  void requireKnown(int typeIndex, int offset) {
    if (Integer.compareUnsigned(typeIndex, ids.length) >= 0) {
      throw unknown(typeIndex, offset);
    }
  }

  static InvalidException unknown(int typeIndex, int offset) {
    return new InvalidException("unknown type " + Integer.toUnsignedString(typeIndex), offset);
  }

  void requireFunc(int typeIndex, int offset) {
    require(typeIndex, Kind.FUNC, "non-function type ", offset);
  }

  void requireStruct(int typeIndex, int offset) {
    require(typeIndex, Kind.STRUCT, "non-structure type ", offset);
  }

  void requireArray(int typeIndex, int offset) {
    require(typeIndex, Kind.ARRAY, "non-array type ", offset);
  }

  private void require(int typeIndex, Kind kind, String complaint, int offset) {
    requireKnown(typeIndex, offset);
    if (registry.kind(ids[typeIndex]) != kind) {
      throw new InvalidException(complaint + typeIndex, offset);
    }
  }
}
