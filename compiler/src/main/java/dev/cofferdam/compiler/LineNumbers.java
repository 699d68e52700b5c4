package dev.cofferdam.compiler;

import java.util.ArrayList;
import java.util.List;

/// Line numbers of a method, which stand for offsets of instructions.
///
/// A line has 16 bits. In a body of up to 64 KiB it is the offset in the body, plus one. In a
/// larger one it counts the method's instructions that can be in a stack trace; where such a line
/// is to be located, the function is compiled again and these are listed.
final class LineNumbers {
  private static final int OFFSET_MAX = 65_534;

  private final FunctionCode function;
  private final int bodyOffset;
  private final boolean isOffset;
  private final List<Integer> positions = new ArrayList<>();

  /// Creates line numbers for a method of a function whose body is `bodySize` bytes at
  /// `bodyOffset`.
  LineNumbers(FunctionCode function, int bodyOffset, int bodySize) {
    this.function = function;
    this.bodyOffset = bodyOffset;
    isOffset = isOffset(bodySize);
  }

  /// Returns whether lines in a body of this size are offsets.
  static boolean isOffset(int bodySize) {
    return bodySize <= OFFSET_MAX;
  }

  /// Returns the line of the instruction at `position`.
  int of(int position) {
    if (isOffset) {
      return function.offset(position) - bodyOffset + 1;
    }
    if (positions.isEmpty() || positions.getLast() != position) {
      positions.add(position);
    }
    return positions.size();
  }

  /// Returns the offset in the file of the instruction with this line, or -1.
  int offset(int line) {
    if (isOffset) {
      return bodyOffset + line - 1;
    }
    return line > 0 && line <= positions.size() ? function.offset(positions.get(line - 1)) : -1;
  }
}
