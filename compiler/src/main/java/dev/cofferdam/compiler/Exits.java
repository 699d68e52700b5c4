package dev.cofferdam.compiler;

/// How a method passes control to what is not in it.
interface Exits {
  /// Returns whether branches to this block, which encloses the instruction, stay in the method.
  boolean isInside(Block block);

  /// Returns whether this block has a label in the method: it is inside, or it is the function and
  /// the method the function's own.
  boolean hasLabel(Block block);

  /// Passes control to a block that is not inside, with the topmost operands as it takes them.
  void leaveTo(Block block);

  /// Leaves the function for the trampoline, the call being left in the store.
  void leaveToTrampoline();

  /// Starts the function again with the topmost operands as its arguments, if the method can.
  boolean tryRestart();
}
