package dev.cofferdam.compiler;

import dev.cofferdam.wasm.NumType;
import dev.cofferdam.wasm.Opcode;
import dev.cofferdam.wasm.Signature;
import dev.cofferdam.wasm.ValType;
import java.util.Arrays;

/// What instructions of a fixed type do to the operand stack, as tables over [Opcode#ordinal].
@SuppressWarnings("EnumOrdinal") // Tables over an enum, where an EnumMap would box.
final class OperatorTypes {
  private static final byte UNSUPPORTED = -1;
  private static final byte NO_RESULT = -1;
  private static final byte[] OPERAND_COUNTS = new byte[Opcode.values().length];
  private static final byte[] RESULTS = new byte[Opcode.values().length];

  static {
    Arrays.fill(OPERAND_COUNTS, UNSUPPORTED);
    Arrays.fill(RESULTS, NO_RESULT);
    for (Opcode opcode : Opcode.values()) {
      Signature signature = opcode.signature();
      if (signature != null && isNumeric(signature)) {
        OPERAND_COUNTS[opcode.ordinal()] = (byte) signature.operands().size();
        for (ValType result : signature.results()) {
          RESULTS[opcode.ordinal()] = (byte) ValueKind.of(result).ordinal();
        }
      }
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
