package dev.cofferdam.engine.link;

import dev.cofferdam.wasm.AbstractHeapType;
import dev.cofferdam.wasm.ArrayType;
import dev.cofferdam.wasm.ConcreteHeapType;
import dev.cofferdam.wasm.FuncType;
import dev.cofferdam.wasm.GlobalType;
import dev.cofferdam.wasm.HeapType;
import dev.cofferdam.wasm.MemoryType;
import dev.cofferdam.wasm.RefType;
import dev.cofferdam.wasm.StructType;
import dev.cofferdam.wasm.TableType;
import dev.cofferdam.wasm.ValType;
import java.util.EnumSet;
import java.util.Set;

/// Whether one type may stand where another is wanted. Concrete types are ids of the registry.
///
/// Specification: section 3.3, matching.
public final class TypeMatching {
  private static final Set<AbstractHeapType> BELOW_ANY =
      EnumSet.of(
          AbstractHeapType.ANY,
          AbstractHeapType.EQ,
          AbstractHeapType.I31,
          AbstractHeapType.STRUCT,
          AbstractHeapType.ARRAY,
          AbstractHeapType.NONE);
  private static final Set<AbstractHeapType> BELOW_EQ =
      EnumSet.of(
          AbstractHeapType.EQ,
          AbstractHeapType.I31,
          AbstractHeapType.STRUCT,
          AbstractHeapType.ARRAY,
          AbstractHeapType.NONE);

  private final TypeRegistry types;

  /// Creates the relation over a registry.
  public TypeMatching(TypeRegistry types) {
    this.types = types;
  }

  /// Returns whether a value of type `given` is one of type `wanted`.
  public boolean value(ValType given, ValType wanted) {
    if (given instanceof RefType from && wanted instanceof RefType to) {
      return (to.isNullable() || !from.isNullable()) && heap(from.heap(), to.heap());
    }
    return given.equals(wanted);
  }

  /// Returns whether a function type `id` may stand for `wantedId`.
  public boolean func(int id, int wantedId) {
    return id == wantedId || types.isSubtype(id, wantedId);
  }

  private boolean heap(HeapType given, HeapType wanted) {
    return switch (wanted) {
      case AbstractHeapType to -> isBelow(topmost(given), to);
      case ConcreteHeapType(int toId) ->
          switch (given) {
            case ConcreteHeapType(int fromId) -> func(fromId, toId);
            case AbstractHeapType from -> isBottom(from) && isBelow(from, kind(toId));
          };
    };
  }

  /// Returns the least abstract type above `type`.
  private AbstractHeapType topmost(HeapType type) {
    return switch (type) {
      case AbstractHeapType known -> known;
      case ConcreteHeapType(int id) -> kind(id);
    };
  }

  private AbstractHeapType kind(int id) {
    return switch (types.type(id).composite()) {
      case FuncType _ -> AbstractHeapType.FUNC;
      case StructType _ -> AbstractHeapType.STRUCT;
      case ArrayType _ -> AbstractHeapType.ARRAY;
    };
  }

  private static boolean isBottom(AbstractHeapType type) {
    return type == AbstractHeapType.NONE
        || type == AbstractHeapType.NOFUNC
        || type == AbstractHeapType.NOEXTERN
        || type == AbstractHeapType.NOEXN;
  }

  private static boolean isBelow(AbstractHeapType from, AbstractHeapType to) {
    return from == to
        || switch (to) {
          case ANY -> BELOW_ANY.contains(from);
          case EQ -> BELOW_EQ.contains(from);
          case I31, STRUCT, ARRAY -> from == AbstractHeapType.NONE;
          case FUNC -> from == AbstractHeapType.NOFUNC;
          case EXTERN -> from == AbstractHeapType.NOEXTERN;
          case EXN -> from == AbstractHeapType.NOEXN;
          case NOFUNC, NOEXTERN, NONE, NOEXN -> false;
        };
  }

  /// Returns whether a global may be imported as `wanted`.
  public boolean global(GlobalType given, GlobalType wanted) {
    if (given.isMutable() != wanted.isMutable()) {
      return false;
    }
    return value(given.value(), wanted.value())
        && (!given.isMutable() || value(wanted.value(), given.value()));
  }

  /// Returns whether a table with `size` elements now may be imported as `wanted`.
  public boolean table(TableType given, long size, TableType wanted) {
    return given.addressType() == wanted.addressType()
        && value(given.element(), wanted.element())
        && value(wanted.element(), given.element())
        && Long.compareUnsigned(size, wanted.minSize()) >= 0
        && (!wanted.hasMax()
            || (given.hasMax() && Long.compareUnsigned(given.maxSize(), wanted.maxSize()) <= 0));
  }

  /// Returns whether a memory with `pages` now may be imported as `wanted`.
  public boolean memory(MemoryType given, long pages, MemoryType wanted) {
    return given.addressType() == wanted.addressType()
        && given.isShared() == wanted.isShared()
        && Long.compareUnsigned(pages, wanted.minPages()) >= 0
        && (!wanted.hasMax() || (given.hasMax() && given.maxPages() <= wanted.maxPages()));
  }
}
