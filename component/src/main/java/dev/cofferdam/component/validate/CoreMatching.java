package dev.cofferdam.component.validate;

import dev.cofferdam.wasm.AbstractHeapType;
import dev.cofferdam.wasm.ArrayType;
import dev.cofferdam.wasm.CompositeType;
import dev.cofferdam.wasm.ConcreteHeapType;
import dev.cofferdam.wasm.FieldType;
import dev.cofferdam.wasm.FuncType;
import dev.cofferdam.wasm.HeapType;
import dev.cofferdam.wasm.RefType;
import dev.cofferdam.wasm.StorageType;
import dev.cofferdam.wasm.StructType;
import dev.cofferdam.wasm.ValType;
import java.util.List;

/// Whether one core type can stand for another; type indices in them are canonical numbers.
///
/// Specification: WebAssembly, section 3.3, matching.
final class CoreMatching {
  private final CoreTypes types;

  CoreMatching(CoreTypes types) {
    this.types = types;
  }

  boolean matches(CompositeType sub, CompositeType sup) {
    return switch (sub) {
      case FuncType func when sup instanceof FuncType wanted ->
          allMatch(wanted.params(), func.params()) && allMatch(func.results(), wanted.results());
      case StructType struct when sup instanceof StructType wanted -> matches(struct, wanted);
      case ArrayType array when sup instanceof ArrayType wanted ->
          matches(array.element(), wanted.element());
      default -> false;
    };
  }

  private boolean allMatch(List<ValType> subs, List<ValType> sups) {
    boolean matches = subs.size() == sups.size();
    for (int i = 0; matches && i < subs.size(); i++) {
      matches = matches(subs.get(i), sups.get(i));
    }
    return matches;
  }

  private boolean matches(StructType sub, StructType sup) {
    boolean matches = sub.fields().size() >= sup.fields().size();
    for (int i = 0; matches && i < sup.fields().size(); i++) {
      matches = matches(sub.fields().get(i), sup.fields().get(i));
    }
    return matches;
  }

  private boolean matches(FieldType sub, FieldType sup) {
    if (sub.isMutable() || sup.isMutable()) {
      return sub.equals(sup);
    }
    return matches(sub.storage(), sup.storage());
  }

  /// Returns whether a value of type `sub` is one of type `sup`.
  boolean matches(StorageType sub, StorageType sup) {
    if (sub instanceof RefType below && sup instanceof RefType above) {
      return (above.isNullable() || !below.isNullable()) && matches(below.heap(), above.heap());
    }
    return sub.equals(sup);
  }

  private boolean matches(HeapType sub, HeapType sup) {
    if (sub instanceof ConcreteHeapType(int below)) {
      return sup instanceof ConcreteHeapType(int above)
          ? types.isSubtype(below, above)
          : isBelow(kindOf(types.get(below).composite()), (AbstractHeapType) sup);
    }
    if (sup instanceof ConcreteHeapType(int above)) {
      return sub == bottomOf(kindOf(types.get(above).composite()));
    }
    return isBelow((AbstractHeapType) sub, (AbstractHeapType) sup);
  }

  private static AbstractHeapType kindOf(CompositeType type) {
    return switch (type) {
      case FuncType _ -> AbstractHeapType.FUNC;
      case StructType _ -> AbstractHeapType.STRUCT;
      case ArrayType _ -> AbstractHeapType.ARRAY;
    };
  }

  private static AbstractHeapType bottomOf(AbstractHeapType type) {
    return switch (type) {
      case FUNC, NOFUNC -> AbstractHeapType.NOFUNC;
      case EXTERN, NOEXTERN -> AbstractHeapType.NOEXTERN;
      case EXN, NOEXN -> AbstractHeapType.NOEXN;
      case ANY, EQ, I31, STRUCT, ARRAY, NONE -> AbstractHeapType.NONE;
    };
  }

  private static boolean isBelow(AbstractHeapType sub, AbstractHeapType sup) {
    if (sub == sup || sub == bottomOf(sup)) {
      return true;
    }
    return switch (sup) {
      case ANY -> bottomOf(sub) == AbstractHeapType.NONE;
      case EQ ->
          sub == AbstractHeapType.I31
              || sub == AbstractHeapType.STRUCT
              || sub == AbstractHeapType.ARRAY;
      case FUNC, NOFUNC, EXTERN, NOEXTERN, I31, STRUCT, ARRAY, NONE, EXN, NOEXN -> false;
    };
  }
}
