package dev.cofferdam.wasm.validate;

import dev.cofferdam.wasm.ArrayType;
import dev.cofferdam.wasm.CompositeType;
import dev.cofferdam.wasm.ConcreteHeapType;
import dev.cofferdam.wasm.FieldType;
import dev.cofferdam.wasm.FuncType;
import dev.cofferdam.wasm.InvalidException;
import dev.cofferdam.wasm.LoadLimitException;
import dev.cofferdam.wasm.LoadLimits;
import dev.cofferdam.wasm.RecGroup;
import dev.cofferdam.wasm.RefType;
import dev.cofferdam.wasm.StorageType;
import dev.cofferdam.wasm.StructType;
import dev.cofferdam.wasm.SubType;
import dev.cofferdam.wasm.ValType;
import dev.cofferdam.wasm.WasmFeature;
import java.util.List;

/// Validates the types a module defines, group by group.
///
/// Specification: section 3.2.9, type definitions.
final class TypeValidator {
  private final List<SubType> types;
  private final FeatureGate gate;
  private final LoadLimits limits;
  private final int offset;
  private final TypeRegistry registry = TypeRegistry.create();
  private final int[] ids;
  private final int[] depths;

  TypeValidator(List<SubType> types, FeatureGate gate, LoadLimits limits, int offset) {
    this.types = types;
    this.gate = gate;
    this.limits = limits;
    this.offset = offset;
    this.ids = new int[types.size()];
    this.depths = new int[types.size()];
  }

  TypeTable validate(List<RecGroup> groups) {
    for (RecGroup group : groups) {
      validate(group);
    }
    return new TypeTable(registry, types, ids);
  }

  private void validate(RecGroup group) {
    int first = group.firstTypeIndex();
    int end = first + group.typeCount();
    if (group.typeCount() != 1) {
      gate.require(WasmFeature.GC, offset);
    }
    for (int i = first; i < end; i++) {
      requireKnown(types.get(i), end);
    }
    for (int i = first; i < end; i++) {
      requireNoForwardSupertype(i);
    }
    registry.register(types, group, ids);
    for (int i = first; i < end; i++) {
      requireMatchesSupertype(i);
    }
  }

  private void requireKnown(SubType type, int end) {
    if (!type.isFinal() || !type.supertypes().isEmpty()) {
      gate.require(WasmFeature.GC, offset);
    }
    type.supertypes().forEach(index -> requireKnown(index, end));
    requireKnown(type.composite(), end);
  }

  private void requireKnown(CompositeType type, int end) {
    switch (type) {
      case FuncType func -> {
        requireKnown(func.params(), end);
        requireKnown(func.results(), end);
      }
      case StructType struct -> {
        gate.require(WasmFeature.GC, offset);
        struct.fields().forEach(field -> requireKnown(field.storage(), end));
      }
      case ArrayType array -> {
        gate.require(WasmFeature.GC, offset);
        requireKnown(array.element().storage(), end);
      }
    }
  }

  private void requireKnown(List<ValType> valTypes, int end) {
    for (ValType type : valTypes) {
      requireKnown(type, end);
    }
  }

  private void requireKnown(StorageType type, int end) {
    gate.require(type, offset);
    if (type instanceof RefType ref && ref.heap() instanceof ConcreteHeapType concrete) {
      requireKnown(concrete.typeIndex(), end);
    }
  }

  private void requireKnown(int typeIndex, int end) {
    if (Integer.compareUnsigned(typeIndex, end) >= 0) {
      throw TypeTable.unknown(typeIndex, offset);
    }
  }

  private void requireNoForwardSupertype(int index) {
    var supertypes = types.get(index).supertypes();
    if (supertypes.size() > 1) {
      throw new InvalidException(
          "sub type %d has more than one super type".formatted(index), offset);
    }
    for (int supertype : supertypes) {
      if (supertype >= index) {
        throw new InvalidException(
            "forward use of type %d in sub type definition".formatted(supertype), offset);
      }
      depths[index] = depths[supertype] + 1;
      requireDepth(depths[index]);
    }
  }

  private void requireDepth(int depth) {
    if (depth > limits.subtypeDepth()) {
      throw new LoadLimitException(
          "%d supertypes exceed the limit of %d (LoadLimits.subtypeDepth)"
              .formatted(depth, limits.subtypeDepth()),
          offset);
    }
  }

  private void requireMatchesSupertype(int index) {
    for (int supertype : types.get(index).supertypes()) {
      if (types.get(supertype).isFinal()) {
        throw new InvalidException(
            "sub type %d has final super type %d".formatted(index, supertype), offset);
      }
      if (!matches(types.get(index).composite(), types.get(supertype).composite())) {
        throw new InvalidException(
            "sub type %d does not match super type %d".formatted(index, supertype), offset);
      }
    }
  }

  private boolean matches(CompositeType type, CompositeType supertype) {
    return switch (supertype) {
      case FuncType wanted ->
          type instanceof FuncType func
              && allMatch(wanted.params(), func.params())
              && allMatch(func.results(), wanted.results());
      case StructType wanted -> type instanceof StructType struct && matches(struct, wanted);
      case ArrayType wanted ->
          type instanceof ArrayType array && matches(array.element(), wanted.element());
    };
  }

  private boolean allMatch(List<ValType> some, List<ValType> wanted) {
    if (some.size() != wanted.size()) {
      return false;
    }
    for (int i = 0; i < some.size(); i++) {
      if (!matches(some.get(i), wanted.get(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean matches(StructType type, StructType wanted) {
    if (type.fields().size() < wanted.fields().size()) {
      return false;
    }
    for (int i = 0; i < wanted.fields().size(); i++) {
      if (!matches(type.fields().get(i), wanted.fields().get(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean matches(FieldType field, FieldType wanted) {
    return field.isMutable() == wanted.isMutable()
        && matches(field.storage(), wanted.storage())
        && (!field.isMutable() || matches(wanted.storage(), field.storage()));
  }

  private boolean matches(StorageType type, StorageType wanted) {
    return registry.matches(
        ValCodes.of(type, index -> ids[index]), ValCodes.of(wanted, index -> ids[index]));
  }
}
