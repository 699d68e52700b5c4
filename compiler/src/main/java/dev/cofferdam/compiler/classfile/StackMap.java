package dev.cofferdam.compiler.classfile;

import java.util.Arrays;
import java.util.List;

/// The stack map frames of a method, in the order of the code: section 4.7.4 of the specification.
final class StackMap {
  private static final int CHOPPED_MAX = 3;
  private static final int SHORT_DELTA_MAX = 63;
  private static final int SAME_LOCALS_1_STACK = 64;
  private static final int SAME_LOCALS_1_STACK_EXTENDED = 247;
  private static final int SAME_EXTENDED = 251;
  private static final int FULL = 255;

  private final ConstantPool pool;
  private final ByteWriter out = new ByteWriter(256);
  private int count;
  private int lastPosition = -1;
  private int[] lastLocals;

  /// Creates the frames of a method that starts with these locals.
  StackMap(ConstantPool pool, List<VerificationType> locals) {
    this.pool = pool;
    lastLocals = codes(locals);
  }

  private int[] codes(List<VerificationType> types) {
    var codes = new int[types.size()];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = types.get(i).code(pool);
    }
    return codes;
  }

  int count() {
    return count;
  }

  /// Returns where the last frame stands, -1 if there is none.
  int lastPosition() {
    return lastPosition;
  }

  ByteWriter bytes() {
    return out;
  }

  /// Adds a frame after all others.
  void add(int position, List<VerificationType> localTypes, List<VerificationType> stackTypes) {
    int[] locals = codes(localTypes);
    int[] stack = codes(stackTypes);
    write(position - lastPosition - 1, locals, stack);
    lastPosition = position;
    lastLocals = locals;
    count++;
  }

  private void write(int delta, int[] locals, int[] stack) {
    int added = locals.length - lastLocals.length;
    boolean isPrefix = isPrefix(locals, lastLocals);
    if (stack.length == 0 && isPrefix && Math.abs(added) <= CHOPPED_MAX) {
      writeLocals(delta, added, locals);
    } else if (stack.length == 1 && isPrefix && added == 0) {
      writeOperand(delta, stack);
    } else {
      writeFull(delta, locals, stack);
    }
  }

  /// Returns whether one of two arrays starts with the other.
  private static boolean isPrefix(int[] one, int[] other) {
    int length = Math.min(one.length, other.length);
    return Arrays.equals(one, 0, length, other, 0, length);
  }

  private void writeLocals(int delta, int added, int[] locals) {
    if (added == 0 && delta <= SHORT_DELTA_MAX) {
      out.u1(delta);
      return;
    }
    out.u1(SAME_EXTENDED + added);
    out.u2(delta);
    writeTypes(locals, locals.length - Math.max(added, 0));
  }

  private void writeOperand(int delta, int[] stack) {
    if (delta <= SHORT_DELTA_MAX) {
      out.u1(SAME_LOCALS_1_STACK + delta);
    } else {
      out.u1(SAME_LOCALS_1_STACK_EXTENDED);
      out.u2(delta);
    }
    writeTypes(stack, 0);
  }

  private void writeFull(int delta, int[] locals, int[] stack) {
    out.u1(FULL);
    out.u2(delta);
    out.u2(locals.length);
    writeTypes(locals, 0);
    out.u2(stack.length);
    writeTypes(stack, 0);
  }

  private void writeTypes(int[] types, int from) {
    for (int i = from; i < types.length; i++) {
      VerificationType.write(out, types[i]);
    }
  }
}
