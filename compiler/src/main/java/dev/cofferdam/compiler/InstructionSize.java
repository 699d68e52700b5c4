package dev.cofferdam.compiler;

import dev.cofferdam.wasm.Opcode;
import java.util.Arrays;

/// Upper estimates of the bytes of bytecode that an instruction takes, moves to and from locals
/// included that it usually brings about.
@SuppressWarnings("EnumOrdinal") // Tables over an enum, where an EnumMap would box.
final class InstructionSize {
  private static final int TABLE_ENTRIES_DIRECT_MAX = 512;
  private static final byte[] SIZES = new byte[Opcode.values().length];

  static {
    for (Opcode opcode : Opcode.values()) {
      SIZES[opcode.ordinal()] = (byte) estimate(opcode);
    }
  }

  private InstructionSize() {}

  static int of(Opcode opcode) {
    return SIZES[opcode.ordinal()];
  }

  /// Returns the estimate for a `br_table` with these targets.
  static int ofTable(int[] targets) {
    if (targets.length <= TABLE_ENTRIES_DIRECT_MAX) {
      return 32 + 4 * targets.length;
    }
    return 48 + 8 * (int) Arrays.stream(targets).distinct().count();
  }

  /// Returns whether the targets of a `br_table` are looked up outside the method.
  static boolean isTableLarge(int[] targets) {
    return targets.length > TABLE_ENTRIES_DIRECT_MAX;
  }

  private static int estimate(Opcode opcode) {
    return switch (opcode) {
      case NOP, BLOCK, DROP -> 1;
      case END, ELSE -> 5;
      case LOOP -> 20;
      case IF, BR_IF, BR -> 12;
      case RETURN, UNREACHABLE -> 12;
      case LOCAL_GET, LOCAL_SET -> 3;
      case LOCAL_TEE, SELECT, SELECT_T -> 6;
      case GLOBAL_GET, GLOBAL_SET -> 12;
      case CALL -> 40;
      case CALL_INDIRECT, RETURN_CALL, RETURN_CALL_INDIRECT -> 55;
      case I32_CONST, I64_CONST, F32_CONST, F64_CONST -> 3;
      default -> estimateOperator(opcode);
    };
  }

  private static int estimateOperator(Opcode opcode) {
    if (opcode.accessBytes() > 0) {
      return 20;
    }
    return opcode.signature() != null ? 4 : 40;
  }
}
