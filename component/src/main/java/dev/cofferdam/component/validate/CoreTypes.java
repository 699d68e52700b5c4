package dev.cofferdam.component.validate;

import dev.cofferdam.wasm.ArrayType;
import dev.cofferdam.wasm.CompositeType;
import dev.cofferdam.wasm.ConcreteHeapType;
import dev.cofferdam.wasm.FieldType;
import dev.cofferdam.wasm.FuncType;
import dev.cofferdam.wasm.NumType;
import dev.cofferdam.wasm.PackedType;
import dev.cofferdam.wasm.RefType;
import dev.cofferdam.wasm.StorageType;
import dev.cofferdam.wasm.StructType;
import dev.cofferdam.wasm.SubType;
import dev.cofferdam.wasm.ValType;
import dev.cofferdam.wasm.VecType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/// Canonical numbers of core types: equal recursion groups, of whatever module, get equal numbers.
///
/// A group is looked up by its text, in which a type of the same group is written as a negative
/// number and any other type as its canonical number. Text, because the keys are the guest's
/// choice.
final class CoreTypes {
  private final List<SubType> types = new ArrayList<>();
  private final Map<String, Integer> firstOfGroup = new HashMap<>();
  private final Map<String, Integer> idOfFunc = new HashMap<>();

  /// Returns the type with this number; type indices in it are canonical numbers.
  SubType get(int typeId) {
    return types.get(typeId);
  }

  /// Returns whether this is the number of a function type.
  boolean isFunc(int typeId) {
    return get(typeId).composite() instanceof FuncType;
  }

  /// Returns the function type with this number.
  FuncType func(int typeId) {
    return (FuncType) get(typeId).composite();
  }

  /// Returns the number of a function type that stands alone.
  int idOf(FuncType type) {
    return idOfFunc.computeIfAbsent(
        type.toString(),
        _ -> define(List.of(SubType.of(type)), Integer.MAX_VALUE - 1, typeId -> typeId));
  }

  /// Returns the number of the first type of `group`; the others follow.
  ///
  /// @param group types of the group, which refer to each other from index `base` on
  /// @param base first index of the group in its index space
  /// @param ids canonical numbers of the other indices; throws for those beyond the group
  int define(List<SubType> group, int base, IntUnaryOperator ids) {
    int end = base + group.size();
    var relative = new ArrayList<SubType>();
    for (SubType type : group) {
      relative.add(renumbered(type, i -> i >= base && i < end ? base - 1 - i : ids.applyAsInt(i)));
    }
    String key = relative.toString();
    Integer known = firstOfGroup.get(key);
    if (known != null) {
      return known;
    }
    int first = types.size();
    firstOfGroup.put(key, first);
    for (SubType type : relative) {
      types.add(renumbered(type, i -> i < 0 ? first - 1 - i : i));
    }
    return first;
  }

  /// Returns whether type `sub` is `sup` or declared below it.
  boolean isSubtype(int sub, int sup) {
    int at = sub;
    while (at != sup) {
      List<Integer> above = get(at).supertypes();
      if (above.isEmpty()) {
        return false;
      }
      at = above.getFirst();
    }
    return true;
  }

  private static SubType renumbered(SubType type, IntUnaryOperator numbers) {
    var supertypes = type.supertypes().stream().map(numbers::applyAsInt).toList();
    CompositeType composite =
        switch (type.composite()) {
          case FuncType func ->
              new FuncType(renumbered(func.params(), numbers), renumbered(func.results(), numbers));
          case StructType struct ->
              new StructType(
                  struct.fields().stream().map(field -> renumbered(field, numbers)).toList());
          case ArrayType array -> new ArrayType(renumbered(array.element(), numbers));
        };
    return new SubType(type.isFinal(), supertypes, composite);
  }

  private static FieldType renumbered(FieldType field, IntUnaryOperator numbers) {
    StorageType storage =
        switch (field.storage()) {
          case PackedType packed -> packed;
          case ValType value -> renumbered(value, numbers);
        };
    return new FieldType(storage, field.isMutable());
  }

  private static List<ValType> renumbered(List<ValType> types, IntUnaryOperator numbers) {
    return types.stream().map(type -> renumbered(type, numbers)).toList();
  }

  /// Returns `type` with the type indices in it replaced.
  static ValType renumbered(ValType type, IntUnaryOperator numbers) {
    return switch (type) {
      case NumType num -> num;
      case VecType vec -> vec;
      case RefType ref -> renumbered(ref, numbers);
    };
  }

  /// Returns `type` with the type index in it replaced.
  static RefType renumbered(RefType type, IntUnaryOperator numbers) {
    return type.heap() instanceof ConcreteHeapType(int index)
        ? new RefType(type.isNullable(), new ConcreteHeapType(numbers.applyAsInt(index)))
        : type;
  }
}
