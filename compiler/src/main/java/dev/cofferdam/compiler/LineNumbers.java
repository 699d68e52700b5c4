package dev.cofferdam.compiler;

import dev.cofferdam.wasm.FunctionBody;
import java.util.ArrayList;
import java.util.List;

/// Line numbers of a method, which stand for offsets of instructions.
///
/// A line has 16 bits. In a body of up to 64 KiB it is the offset in the body, plus one. In a
/// larger one it counts the method's instructions that can be in a stack trace; where such a line
/// is to be located, the function is compiled again and these are listed.
final class LineNumbers {
  /// The line of what is no instruction.
  static final int NONE = 0;

  private static final int OFFSET_MAX = 65_534;

  private final FunctionCode function;
  private final int bodyOffset;
  private final boolean isOffset;
  private final List<Integer> positions = new ArrayList<>();

  private LineNumbers(FunctionCode function, FunctionBody body) {
    this.function = function;
    bodyOffset = body.code().offset();
    isOffset = isOffset(body);
  }

  /// Returns line numbers for a method of a function.
  static LineNumbers of(ModuleShape shape, FunctionCode function) {
    return new LineNumbers(function, shape.body(function.funcIndex()));
  }

  /// Returns whether lines in this body are offsets.
  static boolean isOffset(FunctionBody body) {
    return body.code().size() <= OFFSET_MAX;
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

  /// Returns the offsets in the file of lines from 1 on, where lines count instructions.
  int[] offsets() {
    return positions.stream().mapToInt(function::offset).toArray();
  }
}
