package dev.cofferdam.engine;

import dev.cofferdam.engine.runtime.FuncInstance;
import dev.cofferdam.engine.runtime.GlobalInstance;
import dev.cofferdam.wasm.AbstractHeapType;
import dev.cofferdam.wasm.ConcreteHeapType;
import dev.cofferdam.wasm.NumType;
import dev.cofferdam.wasm.RefType;
import dev.cofferdam.wasm.ValType;
import dev.cofferdam.wasm.VecType;
import org.jspecify.annotations.Nullable;

/// Values of the public API and the same values inside.
final class Values {
  private Values() {}

  /// Returns a number as raw bits.
  static long toBits(ValType type, @Nullable Object value) {
    return switch (value) {
      case Integer i when type == NumType.I32 -> i;
      case Long l when type == NumType.I64 -> l;
      case Float f when type == NumType.F32 -> Float.floatToRawIntBits(f);
      case Double d when type == NumType.F64 -> Double.doubleToRawLongBits(d);
      case null, default -> throw mismatch(type, value);
    };
  }

  /// Returns a number from raw bits.
  static Object fromBits(ValType type, long bits) {
    return switch (type) {
      case NumType.I32 -> (int) bits;
      case NumType.I64 -> bits;
      case NumType.F32 -> Float.intBitsToFloat((int) bits);
      case NumType.F64 -> Double.longBitsToDouble(bits);
      case VecType _, RefType _ -> throw new IllegalArgumentException(type + " is not a number");
    };
  }

  /// Returns a reference as the runtime has it.
  static @Nullable Object toRef(RefType type, @Nullable Object value) {
    if (value == null && type.isNullable()) {
      return null;
    }
    if (type.heap() == AbstractHeapType.FUNC || type.heap() instanceof ConcreteHeapType) {
      if (value instanceof Func func) {
        return func.instance();
      }
    } else if (type.heap() == AbstractHeapType.EXTERN && value != null) {
      return value;
    }
    throw mismatch(type, value);
  }

  /// Returns a reference as the public API has it.
  static @Nullable Object fromRef(Store store, @Nullable Object ref) {
    return ref instanceof FuncInstance func ? Func.of(store, func) : ref;
  }

  private static IllegalArgumentException mismatch(ValType type, @Nullable Object value) {
    String given = value == null ? "null" : value.getClass().getSimpleName();
    return new IllegalArgumentException(type + " wanted, " + given + " given");
  }

  static @Nullable Object get(Store store, GlobalInstance global) {
    return switch (global.type().value()) {
      case NumType.I32 -> global.i32;
      case NumType.I64 -> global.i64;
      case NumType.F32 -> global.f32;
      case NumType.F64 -> global.f64;
      case VecType _ -> new long[] {global.i64, global.high};
      case RefType _ -> fromRef(store, global.ref);
    };
  }

  static void set(GlobalInstance global, @Nullable Object value) {
    ValType type = global.type().value();
    switch (type) {
      case NumType.I32 -> global.i32 = (int) toBits(type, value);
      case NumType.I64 -> global.i64 = toBits(type, value);
      case NumType.F32 -> global.f32 = Float.intBitsToFloat((int) toBits(type, value));
      case NumType.F64 -> global.f64 = Double.longBitsToDouble(toBits(type, value));
      case RefType ref -> global.ref = toRef(ref, value);
      case VecType _ when value instanceof long[] halves && halves.length == 2 -> {
        global.i64 = halves[0];
        global.high = halves[1];
      }
      case VecType _ -> throw mismatch(type, value);
    }
  }
}
