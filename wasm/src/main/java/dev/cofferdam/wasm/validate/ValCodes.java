package dev.cofferdam.wasm.validate;

import dev.cofferdam.wasm.AbstractHeapType;
import dev.cofferdam.wasm.ConcreteHeapType;
import dev.cofferdam.wasm.FieldType;
import dev.cofferdam.wasm.HeapType;
import dev.cofferdam.wasm.NumType;
import dev.cofferdam.wasm.PackedType;
import dev.cofferdam.wasm.RefType;
import dev.cofferdam.wasm.StorageType;
import dev.cofferdam.wasm.ValType;
import dev.cofferdam.wasm.VecType;
import java.util.List;

/// Types as ints, so that validation compares and stores them without objects.
///
/// Small numbers are number, vector and packed types; 0 is the bottom type, which operands of
/// unreachable code have. A reference has [#REF], perhaps [#NULLABLE], and a heap type: either
/// [#ABSTRACT] and a number below 16, or the canonical id of a defined type. The sign bit of a
/// field's code says that the field is mutable.
final class ValCodes {
  static final int BOTTOM = 0;
  static final int I32 = 1;
  static final int I64 = 2;
  static final int F32 = 3;
  static final int F64 = 4;
  static final int V128 = 5;
  static final int I8 = 6;
  static final int I16 = 7;

  static final int REF = 1 << 30;
  static final int NULLABLE = 1 << 29;
  static final int ABSTRACT = 1 << 28;
  private static final int MUTABLE = 1 << 31;

  static final int FUNC = ABSTRACT;
  static final int NOFUNC = ABSTRACT | 1;
  static final int EXTERN = ABSTRACT | 2;
  static final int NOEXTERN = ABSTRACT | 3;
  static final int ANY = ABSTRACT | 4;
  static final int EQ = ABSTRACT | 5;
  static final int I31 = ABSTRACT | 6;
  static final int STRUCT = ABSTRACT | 7;
  static final int ARRAY = ABSTRACT | 8;
  static final int NONE = ABSTRACT | 9;
  static final int EXN = ABSTRACT | 10;
  static final int NOEXN = ABSTRACT | 11;

  /// The heap type below all others: that of a reference in unreachable code.
  static final int BOTTOM_HEAP = ABSTRACT | 15;

  private ValCodes() {}

  static boolean isRef(int code) {
    return (code & REF) != 0;
  }

  static boolean isNullable(int code) {
    return (code & NULLABLE) != 0;
  }

  /// Returns the heap type of a reference.
  static int heap(int code) {
    return code & ~(REF | NULLABLE);
  }

  static boolean isAbstract(int heap) {
    return (heap & ABSTRACT) != 0;
  }

  static int ref(int heap) {
    return REF | heap;
  }

  static int refNull(int heap) {
    return REF | NULLABLE | heap;
  }

  static boolean isPacked(int storage) {
    return storage == I8 || storage == I16;
  }

  /// Returns the type that a field of this type has on the operand stack.
  static int unpacked(int storage) {
    return isPacked(storage) ? I32 : storage;
  }

  static boolean isNumOrVec(int code) {
    return code >= I32 && code <= V128;
  }

  /// Returns whether a local of this type has a value before it is set.
  static boolean isDefaultable(int code) {
    return !isRef(code) || isNullable(code);
  }

  static boolean isMutable(int field) {
    return field < 0;
  }

  /// Returns what a field holds.
  static int storage(int field) {
    return field & ~MUTABLE;
  }

  /// Returns the code of `type`; `ids` are the canonical ids of the module's types.
  static int of(StorageType type, TypeIds ids) {
    return switch (type) {
      case NumType num -> num(num);
      case VecType _ -> V128;
      case RefType ref -> (ref.isNullable() ? REF | NULLABLE : REF) | of(ref.heap(), ids);
      case PackedType packed ->
          switch (packed) {
            case I8 -> I8;
            case I16 -> I16;
          };
    };
  }

  static int num(NumType type) {
    return switch (type) {
      case I32 -> I32;
      case I64 -> I64;
      case F32 -> F32;
      case F64 -> F64;
    };
  }

  static int of(HeapType type, TypeIds ids) {
    return switch (type) {
      case AbstractHeapType heap -> of(heap);
      case ConcreteHeapType concrete -> ids.id(concrete.typeIndex());
    };
  }

  private static int of(AbstractHeapType type) {
    return switch (type) {
      case FUNC -> FUNC;
      case NOFUNC -> NOFUNC;
      case EXTERN -> EXTERN;
      case NOEXTERN -> NOEXTERN;
      case ANY -> ANY;
      case EQ -> EQ;
      case I31 -> I31;
      case STRUCT -> STRUCT;
      case ARRAY -> ARRAY;
      case NONE -> NONE;
      case EXN -> EXN;
      case NOEXN -> NOEXN;
    };
  }

  static int of(FieldType field, TypeIds ids) {
    int storage = of(field.storage(), ids);
    return field.isMutable() ? storage | MUTABLE : storage;
  }

  static int[] of(List<ValType> types, TypeIds ids) {
    int[] codes = new int[types.size()];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = of(types.get(i), ids);
    }
    return codes;
  }

  /// Returns the name of a type in messages. A defined type appears with its canonical id.
  static String text(int code) {
    return switch (code) {
      case BOTTOM -> "bot";
      case I32 -> "i32";
      case I64 -> "i64";
      case F32 -> "f32";
      case F64 -> "f64";
      case V128 -> "v128";
      case I8 -> "i8";
      case I16 -> "i16";
      default -> "(ref " + (isNullable(code) ? "null " : "") + heapText(heap(code)) + ")";
    };
  }

  private static String heapText(int heap) {
    if (!isAbstract(heap)) {
      return Integer.toString(heap);
    }
    for (AbstractHeapType type : AbstractHeapType.values()) {
      if (of(type) == heap) {
        return type.toString();
      }
    }
    return "bot";
  }
}
