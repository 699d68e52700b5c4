package dev.cofferdam.wasm.binary;

import dev.cofferdam.wasm.AbstractHeapType;
import dev.cofferdam.wasm.NumType;
import dev.cofferdam.wasm.PackedType;
import dev.cofferdam.wasm.RefType;
import dev.cofferdam.wasm.ValType;
import dev.cofferdam.wasm.VecType;
import org.jspecify.annotations.Nullable;

/// The codes of types: one byte each, which is a negative signed 7-bit LEB128.
final class TypeCodes {
  static final int EMPTY_BLOCK = 0x40;
  static final int REC = 0x4e;
  static final int SUB_FINAL = 0x4f;
  static final int SUB = 0x50;
  static final int ARRAY = 0x5e;
  static final int STRUCT = 0x5f;
  static final int FUNC = 0x60;
  static final int REF_NULL = 0x63;
  static final int REF = 0x64;

  private static final @Nullable ValType[] VAL_TYPES = new @Nullable ValType[0x80];

  static {
    for (int code = 0; code < VAL_TYPES.length; code++) {
      AbstractHeapType heap = heapType(code);
      VAL_TYPES[code] = heap == null ? null : new RefType(true, heap);
    }
    VAL_TYPES[0x7b] = VecType.V128;
    VAL_TYPES[0x7c] = NumType.F64;
    VAL_TYPES[0x7d] = NumType.F32;
    VAL_TYPES[0x7e] = NumType.I64;
    VAL_TYPES[0x7f] = NumType.I32;
  }

  private TypeCodes() {}

  /// Returns whether a heap type follows this code, with which it makes a reference type.
  static boolean isReferencePrefix(int code) {
    return code == REF || code == REF_NULL;
  }

  /// Returns the value type of one byte with this code, or null.
  static @Nullable ValType valType(int code) {
    return VAL_TYPES[code];
  }

  static @Nullable PackedType packedType(int code) {
    return switch (code) {
      case 0x77 -> PackedType.I16;
      case 0x78 -> PackedType.I8;
      default -> null;
    };
  }

  static @Nullable AbstractHeapType heapType(int code) {
    return switch (code) {
      case 0x69 -> AbstractHeapType.EXN;
      case 0x6a -> AbstractHeapType.ARRAY;
      case 0x6b -> AbstractHeapType.STRUCT;
      case 0x6c -> AbstractHeapType.I31;
      case 0x6d -> AbstractHeapType.EQ;
      case 0x6e -> AbstractHeapType.ANY;
      case 0x6f -> AbstractHeapType.EXTERN;
      case 0x70 -> AbstractHeapType.FUNC;
      case 0x71 -> AbstractHeapType.NONE;
      case 0x72 -> AbstractHeapType.NOEXTERN;
      case 0x73 -> AbstractHeapType.NOFUNC;
      case 0x74 -> AbstractHeapType.NOEXN;
      default -> null;
    };
  }
}
