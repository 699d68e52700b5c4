package dev.cofferdam.compiler;

import java.util.List;

/// A run of a function's instructions that becomes a method of its own.
///
/// It starts and ends in one sequence of one block. Its children are the pieces that its method
/// calls, in order; a piece without any is a *leaf*.
///
/// @param from position of the first instruction
/// @param to position after the last one
/// @param exits ids of the blocks outside that it branches to, ascending
/// @param children pieces inside
record Piece(int from, int to, int[] exits, List<Piece> children) {
  boolean isLeaf() {
    return children.isEmpty();
  }

  /// Returns how many methods of the function are on the stack at most while this one runs.
  int depth() {
    return 1 + children.stream().mapToInt(Piece::depth).max().orElse(0);
  }

  /// Returns whether control can run into the end.
  boolean isLeft(FunctionCode function) {
    return function.isLeft(to - 1);
  }
}
