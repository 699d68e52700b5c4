package dev.cofferdam.compiler;

import dev.cofferdam.compiler.classfile.VerificationType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// Where the operands of a function are while one of its methods is emitted.
///
/// The topmost ones, from height `jvmBase` on, are on the JVM's operand stack; those below are in
/// their homes. Before control goes anywhere else everything is in its home, so that the JVM's
/// stack is empty wherever control meets: frames stay small, loops can be replaced on the stack
/// while they run, and a method can be cut at any instruction.
final class Operands {
  private final JvmCode code;
  private final OperandTypes types;
  private final JvmLocals locals;
  private final Homes homes;
  private final int heightFirst;
  private int stack;
  private int jvmBase;

  /// Creates the operands of a method; those below `heightFirst` have no local as their home.
  Operands(JvmCode code, OperandTypes types, JvmLocals locals, Homes homes, int heightFirst) {
    this.code = code;
    this.types = types;
    this.locals = locals;
    this.homes = homes;
    this.heightFirst = heightFirst;
  }

  /// Sets the stack before the instruction that is to be emitted.
  void at(int newStack) {
    stack = newStack;
    jvmBase = Math.min(jvmBase, height());
  }

  /// Sets the stack at a label: every operand is in its home.
  void atLabel(int newStack) {
    stack = newStack;
    jvmBase = height();
  }

  /// Notes that every operand is in its home.
  void settle() {
    jvmBase = height();
  }

  /// Goes on without the top, which was taken off the JVM's stack.
  void pop() {
    at(types.below(stack));
  }

  /// Pushes the operand `depth` below the top, which is in its home, to the JVM's stack and leaves
  /// it to the caller.
  void loadHome(int depth) {
    homes.load(height() - 1 - depth, kind(depth));
  }

  /// Says that other values stand where the topmost `count` operands were.
  void replaceTop(int count, ValueKind... kinds) {
    at(types.push(types.below(stack, count), kinds));
  }

  int height() {
    return types.height(stack);
  }

  /// Returns the kind of the operand `depth` below the top.
  ValueKind kind(int depth) {
    return types.kind(types.below(stack, depth));
  }

  /// Moves the topmost `count` operands to the JVM's stack.
  void require(int count) {
    int from = height() - count;
    if (jvmBase > from) {
      spill();
      load(from, types.top(stack, count));
      jvmBase = from;
    }
  }

  /// Moves the topmost `count` operands to the JVM's stack and all others to their homes.
  void isolate(int count) {
    if (jvmBase != height() - count) {
      spill();
      require(count);
    }
  }

  /// Moves every operand to its home.
  void spill() {
    int node = stack;
    for (int height = height() - 1; height >= jvmBase; height--) {
      homes.store(height, types.kind(node));
      node = types.below(node);
    }
    jvmBase = height();
  }

  /// Notes that the topmost `count` operands were taken off the JVM's stack.
  void consumed(int count) {
    jvmBase = Math.min(jvmBase, height() - count);
  }

  /// Drops the top, wherever it is.
  void drop() {
    if (jvmBase < height()) {
      code.pop(kind(0));
    }
    consumed(1);
  }

  /// Pops what is left on the JVM's stack below the topmost `count` operands, which are gone from
  /// it.
  void popRest(int count) {
    int node = types.below(stack, count);
    for (int height = height() - count; height > jvmBase; height--) {
      code.pop(types.kind(node));
      node = types.below(node);
    }
  }

  /// Moves the topmost operands to the homes from `height` on and takes all others off the JVM's
  /// stack. What is below `height` is in its home already.
  void moveTo(Homes target, int height, int count) {
    int from = height() - count;
    ValueKind[] kinds = types.top(stack, count);
    if (jvmBase > from || jvmBase == height()) {
      spill();
      copy(from, kinds, target, height);
      return;
    }
    for (int i = count - 1; i >= 0; i--) {
      target.store(height + i, kinds[i]);
    }
    popRest(count);
  }

  /// Copies operands that are in their homes to other homes; ascending, as the target is below.
  private void copy(int from, ValueKind[] kinds, Homes target, int height) {
    if (target.equals(homes) && from == height) {
      return;
    }
    for (int i = 0; i < kinds.length; i++) {
      homes.load(from + i, kinds[i]);
      target.store(height + i, kinds[i]);
    }
  }

  /// Moves every operand whose home is a local to where other methods find it.
  void publish(Homes shared) {
    spill();
    ValueKind[] kinds = types.top(stack, Math.max(height() - heightFirst, 0));
    for (int i = 0; i < kinds.length; i++) {
      homes.load(heightFirst + i, kinds[i]);
      shared.store(heightFirst + i, kinds[i]);
    }
  }

  /// Returns whether a branch with `count` operands to `height` moves nothing, once all are home.
  boolean isInPlace(int height, int count) {
    return count == 0 || height() - count == height;
  }

  private void load(int from, ValueKind[] kinds) {
    for (int i = 0; i < kinds.length; i++) {
      homes.load(from + i, kinds[i]);
    }
  }

  /// Returns the types of the locals here.
  List<VerificationType> localTypes() {
    var live = new BitSet();
    int node = types.below(stack, height() - Math.min(jvmBase, height()));
    for (int height = types.height(node) - 1; height >= heightFirst; height--) {
      homes.addLive(height, types.kind(node), live);
      node = types.below(node);
    }
    return locals.types(live);
  }

  /// Returns the types on the JVM's stack once the topmost `popped` operands are replaced by
  /// others.
  List<VerificationType> stackTypes(int popped, VerificationType... pushed) {
    int count = Math.max(height() - popped - jvmBase, 0);
    if (count == 0) {
      return Arrays.asList(pushed);
    }
    var result = new ArrayList<VerificationType>(count + pushed.length);
    for (ValueKind kind : types.top(types.below(stack, popped), count)) {
      result.add(kind.verificationType());
    }
    result.addAll(Arrays.asList(pushed));
    return result;
  }
}
