package dev.cofferdam.compiler;

import dev.cofferdam.wasm.Opcode;

/// Emits constants and numeric instructions other than comparisons.
final class NumericEmitter {
  private final MethodContext context;
  private final JvmCode code;

  NumericEmitter(MethodContext context) {
    this.context = context;
    code = context.code();
  }

  void emitConstant(Opcode opcode, long bits) {
    switch (opcode) {
      case I32_CONST -> code.constant((int) bits);
      case I64_CONST -> code.next().loadConstant(bits);
      case F32_CONST -> emitFloat((int) bits);
      default -> emitDouble(bits);
    }
    context.operands().consumed(0);
  }

  /// A NaN's bits might not survive in a constant of the class file, so it is made of an integer.
  private void emitFloat(int bits) {
    float value = Float.intBitsToFloat(bits);
    if (Float.isNaN(value)) {
      code.constant(bits);
      NumericOperators.intToFloat(code.next());
    } else {
      code.next().loadConstant(value);
    }
  }

  private void emitDouble(long bits) {
    double value = Double.longBitsToDouble(bits);
    if (Double.isNaN(value)) {
      code.next().loadConstant(bits);
      NumericOperators.longToDouble(code.next());
    } else {
      code.next().loadConstant(value);
    }
  }

  void emitOperator(Opcode opcode, int position) {
    int operandCount = OperatorTypes.operandCount(opcode);
    context.operands().require(operandCount);
    var direct = NumericOperators.direct(opcode);
    if (direct != null) {
      direct.accept(code.next());
    } else {
      emitCall(opcode, position);
    }
    context.operands().consumed(operandCount);
  }

  private void emitCall(Opcode opcode, int position) {
    if (NumericOperators.canTrap(opcode)) {
      context.beginTrapping(position);
    }
    code.invoke(RuntimeMethods.of(opcode));
  }
}
