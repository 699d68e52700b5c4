package dev.cofferdam.compiler.classfile;

import java.util.Arrays;

/// A place in a method's code that jumps go to, before or after it.
public final class Label {
  private static final int UNBOUND = -1;

  private int position = UNBOUND;

  /// Of each jump that waits for the label: where it starts, where its offset stands, and how wide
  /// that is.
  private int[] jumps = new int[3];

  private int jumpsEnd;

  Label() {}

  /// Writes the offset of a jump to here, once it is known.
  void writeOffset(ByteWriter code, int start, boolean isWide) {
    int at = code.size();
    if (isWide) {
      code.u4(0);
    } else {
      code.u2(0);
    }
    if (position == UNBOUND) {
      add(start, at, isWide);
    } else {
      setOffset(code, start, at, isWide);
    }
  }

  private void add(int start, int at, boolean isWide) {
    if (jumpsEnd == jumps.length) {
      jumps = Arrays.copyOf(jumps, jumpsEnd * 2);
    }
    jumps[jumpsEnd++] = start;
    jumps[jumpsEnd++] = at;
    jumps[jumpsEnd++] = isWide ? 1 : 0;
  }

  /// Binds the label to the end of the code, and all jumps that wait for it.
  void bind(ByteWriter code) {
    position = code.size();
    for (int i = 0; i < jumpsEnd; i += 3) {
      setOffset(code, jumps[i], jumps[i + 1], jumps[i + 2] == 1);
    }
  }

  private void setOffset(ByteWriter code, int start, int at, boolean isWide) {
    int offset = position - start;
    if (isWide) {
      code.setU4(at, offset);
    } else if (offset == (short) offset) {
      code.setU2(at, offset);
    } else {
      throw new ClassFileLimitException("a jump over %d bytes".formatted(offset));
    }
  }

  /// Returns where the label is bound.
  int position() {
    if (position == UNBOUND) {
      throw new IllegalStateException("a label was never bound");
    }
    return position;
  }

  /// Returns whether jumps wait for the label that was never bound.
  boolean isMissing() {
    return position == UNBOUND && jumpsEnd > 0;
  }
}
