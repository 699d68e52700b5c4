package dev.cofferdam.compiler;

import java.util.Arrays;

/// Every state of the operand stack that a function has, as one tree.
///
/// A node is a stack: its top's kind and the node below. What two states have in common is held
/// once, so that the state before each instruction costs one number.
@SuppressWarnings("EnumOrdinal") // Tables over an enum, where an EnumMap would box.
final class OperandTypes {
  /// The empty stack.
  static final int EMPTY = 0;

  private byte[] kinds = new byte[64];
  private int[] belows = new int[64];
  private int[] heights = new int[64];
  private int count = 1;
  private int heightMax;
  private boolean hasRefs;

  /// Returns the stack `below` with a value pushed.
  int push(int below, ValueKind kind) {
    if (count == kinds.length) {
      grow();
    }
    kinds[count] = (byte) kind.ordinal();
    belows[count] = below;
    heights[count] = heights[below] + 1;
    heightMax = Math.max(heightMax, heights[count]);
    hasRefs |= kind == ValueKind.REF;
    return count++;
  }

  /// Returns the stack `below` with values pushed in order.
  int push(int below, ValueKind[] pushed) {
    int top = below;
    for (ValueKind kind : pushed) {
      top = push(top, kind);
    }
    return top;
  }

  /// Returns the stack without its top.
  int below(int node) {
    assert node != EMPTY : "operand stack underflow";
    return belows[node];
  }

  /// Returns the stack without its topmost `popped` values.
  int below(int node, int popped) {
    int result = node;
    for (int i = 0; i < popped; i++) {
      result = below(result);
    }
    return result;
  }

  /// Returns the kind of the top.
  ValueKind kind(int node) {
    return ValueKind.of(kinds[node]);
  }

  /// Returns how many values the stack holds.
  int height(int node) {
    return heights[node];
  }

  /// Returns the kinds of the topmost `size` values, the top last.
  ValueKind[] top(int node, int size) {
    var top = new ValueKind[size];
    int at = node;
    for (int i = size - 1; i >= 0; i--) {
      top[i] = kind(at);
      at = below(at);
    }
    return top;
  }

  /// Returns the height of the highest stack.
  int heightMax() {
    return heightMax;
  }

  /// Returns whether any operand is a reference.
  boolean hasRefs() {
    return hasRefs;
  }

  private void grow() {
    int capacity = count * 2;
    kinds = Arrays.copyOf(kinds, capacity);
    belows = Arrays.copyOf(belows, capacity);
    heights = Arrays.copyOf(heights, capacity);
  }
}
