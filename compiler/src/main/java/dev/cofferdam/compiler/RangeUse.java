package dev.cofferdam.compiler;

import dev.cofferdam.wasm.Opcode;
import java.util.BitSet;

/// What the instructions of a method use.
final class RangeUse {
  private final BitSet locals = new BitSet();
  private final BitSet written = new BitSet();
  private boolean isMemoryUsed;
  private int accessCount;
  private boolean isCallingItself;

  /// Adds the instructions from `from` to `to`, exclusive.
  void add(FunctionCode function, int from, int to) {
    for (int i = from; i < to; i++) {
      Opcode opcode = function.opcode(i);
      switch (opcode) {
        case LOCAL_GET -> locals.set(function.index(i));
        case LOCAL_SET, LOCAL_TEE -> {
          locals.set(function.index(i));
          written.set(function.index(i));
        }
        case RETURN_CALL -> isCallingItself |= function.index(i) == function.funcIndex();
        default -> {
          if (opcode.accessBytes() > 0) {
            accessCount++;
            isMemoryUsed |= function.upperIndex(i) == 0;
          }
        }
      }
    }
  }

  /// Returns the locals that are read or written.
  BitSet locals() {
    return locals;
  }

  /// Returns the locals that are written.
  BitSet written() {
    return written;
  }

  /// Returns how many loads and stores there are.
  int accessCount() {
    return accessCount;
  }

  /// Returns whether memory 0 is read or written.
  boolean isMemoryUsed() {
    return isMemoryUsed;
  }

  /// Returns whether the function tail-calls itself.
  boolean isCallingItself() {
    return isCallingItself;
  }
}
