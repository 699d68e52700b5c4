package dev.cofferdam.engine.link;

import dev.cofferdam.engine.LoadException;
import dev.cofferdam.engine.runtime.GlobalInstance;
import dev.cofferdam.engine.runtime.ModuleInstance;
import dev.cofferdam.wasm.ConstExpr;
import dev.cofferdam.wasm.GlobalType;
import dev.cofferdam.wasm.NumType;
import dev.cofferdam.wasm.Opcode;
import dev.cofferdam.wasm.RefType;
import dev.cofferdam.wasm.ValType;
import dev.cofferdam.wasm.VecType;
import dev.cofferdam.wasm.binary.ByteReader;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Optional;

/// Evaluates validated constant expressions, on a stack of globals that hold the values.
///
/// An expression of more than one instruction costs fuel, one unit an instruction; a single one is
/// part of the module, as in Wasmtime.
///
/// Specification: section 3.4.14, constant expressions.
final class ConstEvaluator {
  private final ModuleInstance instance;

  ConstEvaluator(ModuleInstance instance) {
    this.instance = instance;
  }

  /// Returns the value of a numeric expression, as bits.
  long bits(ConstExpr expr) {
    return evaluate(expr).i64;
  }

  /// Returns the value of an expression of reference type; null is `ref.null`.
  Optional<Object> ref(ConstExpr expr) {
    return Optional.ofNullable(evaluate(expr).ref);
  }

  /// Sets a global to its initial value.
  void initialize(GlobalInstance global, ConstExpr expr) {
    GlobalInstance value = evaluate(expr);
    switch (global.type().value()) {
      case NumType.I32 -> global.i32 = (int) value.i64;
      case NumType.I64 -> global.i64 = value.i64;
      case NumType.F32 -> global.f32 = Float.intBitsToFloat((int) value.i64);
      case NumType.F64 -> global.f64 = Double.longBitsToDouble(value.i64);
      case VecType _ -> {
        global.i64 = value.i64;
        global.high = value.high;
      }
      case RefType _ -> global.ref = value.ref;
    }
  }

  private GlobalInstance evaluate(ConstExpr expr) {
    var reader = ByteReader.of(instance.model().binary(), expr.code());
    var stack = new ArrayDeque<GlobalInstance>();
    int count = 0;
    Opcode opcode = next(reader);
    while (opcode != Opcode.END) {
      step(opcode, reader, stack);
      count++;
      opcode = next(reader);
    }
    if (count > 1) {
      instance.store.charge(count);
    }
    return stack.pop();
  }

  private static Opcode next(ByteReader reader) {
    return Objects.requireNonNull(Opcode.of(reader.opcode()));
  }

  @SuppressWarnings("StatementSwitchToExpressionSwitch")
  private void step(Opcode opcode, ByteReader reader, ArrayDeque<GlobalInstance> stack) {
    switch (opcode) {
      case I32_CONST -> stack.push(number(NumType.I32, reader.s32()));
      case I64_CONST -> stack.push(number(NumType.I64, reader.s64()));
      case F32_CONST -> stack.push(number(NumType.F32, reader.f32Bits()));
      case F64_CONST -> stack.push(number(NumType.F64, reader.f64Bits()));
      case V128_CONST -> stack.push(vector(reader));
      case REF_NULL -> {
        reader.s33();
        stack.push(value(RefType.FUNCREF));
      }
      case REF_FUNC -> stack.push(reference(instance.func(reader.u32())));
      case GLOBAL_GET -> stack.push(copy(instance.globals[reader.u32()]));
      case I32_ADD -> stack.push(wrapped(stack.pop().i64 + stack.pop().i64));
      case I32_SUB -> stack.push(wrapped(-stack.pop().i64 + stack.pop().i64));
      case I32_MUL -> stack.push(wrapped(stack.pop().i64 * stack.pop().i64));
      case I64_ADD -> stack.push(number(NumType.I64, stack.pop().i64 + stack.pop().i64));
      case I64_SUB -> stack.push(number(NumType.I64, -stack.pop().i64 + stack.pop().i64));
      case I64_MUL -> stack.push(number(NumType.I64, stack.pop().i64 * stack.pop().i64));
      default ->
          throw new LoadException(
              opcode.mnemonic() + " in a constant expression is not supported",
              new UnsupportedOperationException(opcode.mnemonic()));
    }
  }

  private static GlobalInstance value(ValType type) {
    return new GlobalInstance(new GlobalType(type, false));
  }

  private static GlobalInstance number(NumType type, long bits) {
    GlobalInstance value = value(type);
    value.i64 = bits;
    return value;
  }

  private static GlobalInstance wrapped(long sum) {
    int low = (int) sum;
    return number(NumType.I32, low);
  }

  private static GlobalInstance reference(Object ref) {
    GlobalInstance value = value(RefType.FUNCREF);
    value.ref = ref;
    return value;
  }

  private static GlobalInstance vector(ByteReader reader) {
    GlobalInstance value = value(VecType.V128);
    value.i64 = reader.u64Fixed();
    value.high = reader.u64Fixed();
    return value;
  }

  /// Returns the value of a global as bits, whatever field it stands in.
  private static GlobalInstance copy(GlobalInstance global) {
    GlobalInstance value = value(global.type().value());
    value.i64 =
        switch (global.type().value()) {
          case NumType.I32 -> global.i32;
          case NumType.F32 -> Float.floatToRawIntBits(global.f32);
          case NumType.F64 -> Double.doubleToRawLongBits(global.f64);
          case NumType.I64 -> global.i64;
          case VecType _, RefType _ -> global.i64;
        };
    value.high = global.high;
    value.ref = global.ref;
    return value;
  }
}
