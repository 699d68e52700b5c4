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
/// @param children pieces that its method calls
/// @param depth how many methods of the function are on the stack at most while this one runs
record Piece(int from, int to, int[] exits, List<Piece> children, int depth) {
  static Piece of(int from, int to, int[] exits, List<Piece> children) {
    return new Piece(from, to, exits, children, 1 + depth(children));
  }

  /// Returns the depth of the deepest of `pieces`, or 0.
  static int depth(List<Piece> pieces) {
    return pieces.stream().mapToInt(Piece::depth).max().orElse(0);
  }

  boolean isLeaf() {
    return children.isEmpty();
  }

  /// Returns whether control can run into the end.
  boolean isLeft(FunctionCode function) {
    return function.isLeft(to - 1);
  }
}
