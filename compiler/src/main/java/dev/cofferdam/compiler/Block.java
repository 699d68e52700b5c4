package dev.cofferdam.compiler;

/// A structured block of a function: `block`, `loop`, `if`, or the function's body itself.
///
/// Positions are indices of instructions in the [FunctionCode].
final class Block {
  enum Kind {
    FUNCTION,
    BLOCK,
    LOOP,
    IF
  }

  private final Kind kind;
  private final int id;
  private final int start;
  private final int stackBelow;
  private final int heightBelow;
  private final ValueKind[] params;
  private final ValueKind[] results;
  private int elseAt = -1;
  private int end = -1;
  private boolean isTargeted;
  private boolean isElseReached;
  private boolean isEndReached;

  /// Creates a block whose end is not known yet.
  ///
  /// @param id number of the block, outer before inner; the function's is 0
  /// @param start position of the instruction that opens it, -1 for the function's
  /// @param stackBelow the operand stack below the parameters
  Block(
      Kind kind,
      int id,
      int start,
      int stackBelow,
      int heightBelow,
      ValueKind[] params,
      ValueKind[] results) {
    this.kind = kind;
    this.id = id;
    this.start = start;
    this.stackBelow = stackBelow;
    this.heightBelow = heightBelow;
    this.params = params;
    this.results = results;
  }

  Kind kind() {
    return kind;
  }

  int id() {
    return id;
  }

  int start() {
    return start;
  }

  int stackBelow() {
    return stackBelow;
  }

  int heightBelow() {
    return heightBelow;
  }

  ValueKind[] params() {
    return params;
  }

  ValueKind[] results() {
    return results;
  }

  /// Returns the kinds of the values that a branch to this block carries.
  ValueKind[] labelKinds() {
    return kind == Kind.LOOP ? params : results;
  }

  /// Returns the position of `else`, or -1.
  int elseAt() {
    return elseAt;
  }

  /// Returns the position of `end`.
  int end() {
    return end;
  }

  /// Returns whether a branch from live code has this block as its target.
  boolean isTargeted() {
    return isTargeted;
  }

  /// Returns whether the first arm of an `if` runs into `else`.
  boolean isElseReached() {
    return isElseReached;
  }

  /// Returns whether control runs into `end`.
  boolean isEndReached() {
    return isEndReached;
  }

  /// Returns whether the code after `end` is live.
  boolean isLeft() {
    boolean canSkip = kind == Kind.IF && elseAt < 0;
    boolean isBranchedTo = kind != Kind.LOOP && isTargeted;
    return isEndReached || isElseReached || canSkip || isBranchedTo;
  }

  void setElse(int position, boolean isReached) {
    elseAt = position;
    isElseReached = isReached;
  }

  void setEnd(int position, boolean isReached) {
    end = position;
    isEndReached = isReached;
  }

  void setTargeted() {
    isTargeted = true;
  }
}
