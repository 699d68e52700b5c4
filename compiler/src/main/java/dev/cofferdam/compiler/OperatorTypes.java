package dev.cofferdam.compiler;

import dev.cofferdam.wasm.NumType;
import dev.cofferdam.wasm.Opcode;
import dev.cofferdam.wasm.Signature;

/// What instructions of a fixed type do to the operand stack, as tables over [Opcode#ordinal].
final class OperatorTypes {
  private static final int UNSUPPORTED = -1;
  private static final int NO_RESULT = -1;
  private static final byte[] OPERAND_COUNTS = new byte[Opcode.values().length];
  private static final byte[] RESULTS = new byte[Opcode.values().length];

  static {
    for (Opcode opcode : Opcode.values()) {
      Signature signature = opcode.signature();
      boolean isSupported = signature != null && isNumeric(signature);
      int at = opcode.ordinal();
      OPERAND_COUNTS[at] = (byte) (isSupported ? signature.operands().size() : UNSUPPORTED);
      boolean hasResult = isSupported && !signature.results().isEmpty();
      RESULTS[at] =
          (byte) (hasResult ? ValueKind.of(signature.results().getFirst()).ordinal() : NO_RESULT);
    }
  }

  private OperatorTypes() {}

  private static boolean isNumeric(Signature signature) {
    return signature.operands().stream().allMatch(NumType.class::isInstance)
        && signature.results().stream().allMatch(NumType.class::isInstance);
  }

  /// Returns whether the instruction has a fixed type of numbers only.
  static boolean isSupported(Opcode opcode) {
    return OPERAND_COUNTS[opcode.ordinal()] != UNSUPPORTED;
  }

  /// Returns how many operands a supported instruction takes.
  static int operandCount(Opcode opcode) {
    return OPERAND_COUNTS[opcode.ordinal()];
  }

  /// Returns the stack after a supported instruction.
  static int apply(Opcode opcode, OperandTypes types, int stack) {
    int below = types.below(stack, operandCount(opcode));
    int result = RESULTS[opcode.ordinal()];
    return result == NO_RESULT ? below : types.push(below, ValueKind.of(result));
  }
}
