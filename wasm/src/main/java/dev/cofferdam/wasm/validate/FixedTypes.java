package dev.cofferdam.wasm.validate;

import dev.cofferdam.wasm.Immediates;
import dev.cofferdam.wasm.NumType;
import dev.cofferdam.wasm.Opcode;
import dev.cofferdam.wasm.Signature;
import dev.cofferdam.wasm.ValType;
import dev.cofferdam.wasm.VecType;

/// The types of all instructions that always take the same, at most three, numbers or vectors and
/// give at most one, each packed into an int: four bits a type, the topmost operand lowest.
///
/// Most instructions are of this kind, and where they have no immediates this table is all there is
/// to validating them. Addresses count as 32 bits wide.
final class FixedTypes {
  private static final int HAS_NO_IMMEDIATES = 1 << 31;
  private static final int OPERANDS = 0xfff;
  private static final int RESULT_SHIFT = 12;
  private static final int PREFIX_SLOTS = 0x200;
  private static final int[] TABLE = new int[4 * PREFIX_SLOTS];

  static {
    for (Opcode opcode : Opcode.values()) {
      Signature signature = opcode.signature();
      if (signature != null && isPlain(signature)) {
        int packed = pack(signature);
        boolean isAll = opcode.immediates() == Immediates.NONE;
        TABLE[slot(opcode.code())] = isAll ? packed | HAS_NO_IMMEDIATES : packed;
      }
    }
  }

  private FixedTypes() {}

  /// Returns the packed types of an instruction; 0 where they are not of the kind.
  static int of(int code) {
    return TABLE[slot(code)];
  }

  /// Returns whether the instruction has no immediates, so that its types are all there is to it.
  static boolean isAll(int packed) {
    return packed < 0;
  }

  /// Pops the operands of an instruction and pushes its result.
  static void apply(int packed, OperandStack stack) {
    for (int left = packed & OPERANDS; left != 0; left >>>= 4) {
      stack.pop(left & 0xf);
    }
    pushResult(packed, stack);
  }

  /// Does the same for an instruction whose first operand is an address of type `address`.
  static void applyAddressed(int packed, int address, OperandStack stack) {
    int left = packed & OPERANDS;
    for (; left > 0xf; left >>>= 4) {
      stack.pop(left & 0xf);
    }
    stack.pop(address);
    pushResult(packed, stack);
  }

  private static void pushResult(int packed, OperandStack stack) {
    int result = packed >>> RESULT_SHIFT & 0xf;
    if (result != 0) {
      stack.push(result);
    }
  }

  private static int slot(int code) {
    int number = code & 0xffff;
    if (code < 0x100) {
      return code;
    }
    return number < PREFIX_SLOTS ? ((code >>> 16) - 0xfa) * PREFIX_SLOTS + number : 0xff;
  }

  private static int pack(Signature signature) {
    int packed = 0;
    int shift = 0;
    for (ValType operand : signature.operands().reversed()) {
      packed |= code(operand) << shift;
      shift += 4;
    }
    return signature.results().isEmpty()
        ? packed
        : packed | code(signature.results().getFirst()) << RESULT_SHIFT;
  }

  private static boolean isPlain(Signature signature) {
    return signature.operands().stream().allMatch(type -> code(type) != 0)
        && signature.results().stream().allMatch(type -> code(type) != 0);
  }

  private static int code(ValType type) {
    if (type instanceof VecType) {
      return ValCodes.V128;
    }
    return type instanceof NumType num ? ValCodes.num(num) : 0;
  }
}
