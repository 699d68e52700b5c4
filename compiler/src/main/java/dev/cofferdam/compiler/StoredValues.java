package dev.cofferdam.compiler;

import static dev.cofferdam.compiler.classfile.PlainInstruction.AALOAD;
import static dev.cofferdam.compiler.classfile.PlainInstruction.AASTORE;
import static dev.cofferdam.compiler.classfile.PlainInstruction.I2L;
import static dev.cofferdam.compiler.classfile.PlainInstruction.L2I;
import static dev.cofferdam.compiler.classfile.PlainInstruction.LALOAD;
import static dev.cofferdam.compiler.classfile.PlainInstruction.LASTORE;

import dev.cofferdam.wasm.FuncType;

/// Passes values in arrays of the store: results after the first, and arguments that are too many
/// for a Java method.
final class StoredValues {
  private final JvmCode code;
  private final Operands operands;
  private final MethodState state;

  StoredValues(JvmCode code, Operands operands, MethodState state) {
    this.code = code;
    this.operands = operands;
    this.state = state;
  }

  /// Stores `count` operands, the last of them `depth` below the top, as arguments.
  void storeArguments(int count, int depth) {
    operands.spill();
    for (int i = 0; i < count; i++) {
      int at = depth + count - 1 - i;
      var bits = RuntimeNames.STORE_ARGUMENT_BITS;
      store(operands.kind(at), at, i, bits, RuntimeNames.STORE_ARGUMENT_REFS);
    }
  }

  /// Stores the topmost `count` operands but for the first of them as results.
  void storeFurtherResults(int count) {
    operands.spill();
    for (int i = 1; i < count; i++) {
      ValueKind kind = operands.kind(count - 1 - i);
      store(kind, count - 1 - i, i, RuntimeNames.STORE_RESULT_BITS, RuntimeNames.STORE_RESULT_REFS);
    }
  }

  private void store(
      ValueKind kind, int depth, int index, RuntimeNames.Field bits, RuntimeNames.Field refs) {
    state.pushStore();
    code.get(kind == ValueKind.REF ? refs : bits);
    code.constant(index);
    operands.loadHome(depth);
    storeElement(code, kind);
  }

  /// Pushes the results of a call after the first.
  void loadFurtherResults(FuncType type) {
    for (int i = 1; i < type.results().size(); i++) {
      ValueKind kind = ValueKind.of(type.results().get(i));
      load(kind, i, RuntimeNames.STORE_RESULT_BITS, RuntimeNames.STORE_RESULT_REFS);
    }
  }

  /// Pushes an argument.
  void loadArgument(ValueKind kind, int index) {
    load(kind, index, RuntimeNames.STORE_ARGUMENT_BITS, RuntimeNames.STORE_ARGUMENT_REFS);
  }

  private void load(ValueKind kind, int index, RuntimeNames.Field bits, RuntimeNames.Field refs) {
    state.pushStore();
    code.get(kind == ValueKind.REF ? refs : bits);
    code.constant(index);
    loadElement(code, kind);
  }

  /// Stores a value in an element of an array of longs, or of objects.
  static void storeElement(JvmCode code, ValueKind kind) {
    switch (kind) {
      case I32 -> code.next().plain(I2L, LASTORE);
      case I64 -> code.next().plain(LASTORE);
      case F32 -> {
        NumericOperators.floatToInt(code.next());
        code.next().plain(I2L, LASTORE);
      }
      case F64 -> {
        NumericOperators.doubleToLong(code.next());
        code.next().plain(LASTORE);
      }
      case REF -> code.next().plain(AASTORE);
    }
  }

  /// Loads a value from an element of an array of longs, or of objects.
  static void loadElement(JvmCode code, ValueKind kind) {
    switch (kind) {
      case I32 -> code.next().plain(LALOAD, L2I);
      case I64 -> code.next().plain(LALOAD);
      case F32 -> NumericOperators.intToFloat(code.next().plain(LALOAD, L2I));
      case F64 -> NumericOperators.longToDouble(code.next().plain(LALOAD));
      case REF -> code.next().plain(AALOAD);
    }
  }
}
