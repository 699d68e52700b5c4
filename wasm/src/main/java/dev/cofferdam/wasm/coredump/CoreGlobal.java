package dev.cofferdam.wasm.coredump;

import dev.cofferdam.wasm.AbstractHeapType;
import dev.cofferdam.wasm.NumType;
import dev.cofferdam.wasm.RefType;
import dev.cofferdam.wasm.ValType;
import dev.cofferdam.wasm.VecType;

/// A global in a core dump.
///
/// @param type its type; of references a nullable one that needs no type section
/// @param value its value, which is of the type
public record CoreGlobal(ValType type, CoreValue value) {
  /// Checks that the value is of the type.
  ///
  /// @throws IllegalArgumentException if it is not, or the type cannot stand in a dump
  public CoreGlobal {
    boolean isFit =
        switch (type) {
          case NumType.I32 -> value instanceof CoreValue.I32;
          case NumType.I64 -> value instanceof CoreValue.I64;
          case NumType.F32 -> value instanceof CoreValue.F32;
          case NumType.F64 -> value instanceof CoreValue.F64;
          case VecType _ -> value instanceof CoreValue.V128;
          case RefType ref -> isDumpable(ref) && value instanceof CoreValue.Ref;
        };
    if (!isFit) {
      throw new IllegalArgumentException(value + " in a global of type " + type);
    }
  }

  private static boolean isDumpable(RefType ref) {
    return ref.isNullable() && ref.heap() instanceof AbstractHeapType;
  }
}
