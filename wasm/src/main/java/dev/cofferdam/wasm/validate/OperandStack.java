package dev.cofferdam.wasm.validate;

import dev.cofferdam.wasm.InvalidException;
import dev.cofferdam.wasm.LoadLimitException;
import java.util.Arrays;

/// The types on the operand stack, as [ValCodes].
///
/// Operands below `base` belong to outer blocks. After an instruction that never ends, the stack is
/// polymorphic: below what has been pushed since, it holds any types one may want.
///
/// Specification: appendix A.3, validation algorithm.
final class OperandStack {
  private final TypeRegistry registry;
  private final int limit;
  private int[] types = new int[64];
  private int size;
  private int base;
  private boolean isPolymorphic;
  private int offset;

  OperandStack(TypeRegistry registry, int limit) {
    this.registry = registry;
    this.limit = limit;
  }

  TypeRegistry registry() {
    return registry;
  }

  void clear() {
    size = 0;
    base = 0;
    isPolymorphic = false;
  }

  /// Says which instruction complaints are about.
  void at(int instructionOffset) {
    offset = instructionOffset;
  }

  int offset() {
    return offset;
  }

  int size() {
    return size;
  }

  int base() {
    return base;
  }

  boolean isPolymorphic() {
    return isPolymorphic;
  }

  /// Goes over to the operands of another block.
  void enter(int newBase, boolean newIsPolymorphic) {
    base = newBase;
    isPolymorphic = newIsPolymorphic;
  }

  /// Says that what follows is never reached.
  void setUnreachable() {
    size = base;
    isPolymorphic = true;
  }

  void push(int type) {
    if (size == types.length) {
      grow();
    }
    types[size++] = type;
  }

  void push(int[] pushed) {
    for (int type : pushed) {
      push(type);
    }
  }

  private void grow() {
    if (size >= limit) {
      throw new LoadLimitException(
          "the operand stack exceeds the limit of %d (LoadLimits.operands)".formatted(limit),
          offset);
    }
    types = Arrays.copyOf(types, (int) Math.min((long) limit, 2L * size));
  }

  /// Pops an operand of type `wanted`.
  void pop(int wanted) {
    if (size > base) {
      int type = types[--size];
      if (type != wanted && !registry.matches(type, wanted)) {
        throw mismatch(wanted, ValCodes.text(type));
      }
    } else if (!isPolymorphic) {
      throw mismatch(wanted, "");
    }
  }

  /// Pops operands of types `wanted`, the last on top.
  void pop(int[] wanted) {
    for (int i = wanted.length - 1; i >= 0; i--) {
      pop(wanted[i]);
    }
  }

  /// Pops `count`, unsigned, operands of type `wanted`.
  void popRepeated(int wanted, int count) {
    int left = count;
    while (left != 0 && size > base) {
      pop(wanted);
      left--;
    }
    if (left != 0) {
      pop(wanted);
    }
  }

  /// Pops an operand of any type and returns it; the bottom type where the stack is polymorphic.
  int popAny() {
    if (size > base) {
      return types[--size];
    }
    if (!isPolymorphic) {
      throw new InvalidException(
          "type mismatch: instruction requires a value but stack has []", offset);
    }
    return ValCodes.BOTTOM;
  }

  /// Pops a reference of any type and returns it.
  int popRef() {
    int type = popAny();
    if (type == ValCodes.BOTTOM) {
      return ValCodes.ref(ValCodes.BOTTOM_HEAP);
    }
    if (!ValCodes.isRef(type)) {
      throw new InvalidException(
          "type mismatch: instruction requires reference type but stack has " + ValCodes.text(type),
          offset);
    }
    return type;
  }

  /// Checks that `wanted` could be popped, without popping.
  void peek(int[] wanted) {
    int depth = 1;
    for (int i = wanted.length - 1; i >= 0; i--, depth++) {
      if (size - depth < base) {
        if (!isPolymorphic) {
          throw mismatch(wanted[i], "");
        }
        return;
      }
      int type = types[size - depth];
      if (type != wanted[i] && !registry.matches(type, wanted[i])) {
        throw mismatch(wanted[i], ValCodes.text(type));
      }
    }
  }

  private InvalidException mismatch(int wanted, String found) {
    return new InvalidException(
        "type mismatch: instruction requires [%s] but stack has [%s]"
            .formatted(ValCodes.text(wanted), found),
        offset);
  }
}
