package dev.cofferdam.compiler;

/// What a function takes of the modelled stack: an upper bound of its frames in the JVM's
/// interpreter.
final class FrameSize {
  private static final int METHOD_BYTES = 96;
  private static final int SLOT_BYTES = 8;
  private static final int TEMPORARY_SLOTS = 8;

  private FrameSize() {}

  /// Returns the size for a function that is one method with this many slots of locals.
  static int ofWhole(FunctionCode function, int localSlots) {
    return METHOD_BYTES + SLOT_BYTES * (localSlots + operandSlots(function) + TEMPORARY_SLOTS);
  }

  /// Returns the size for a function with this many methods on the stack, one of which has the
  /// function's locals.
  static int ofSplit(FunctionCode function, int localCount, int methodCount) {
    return ofWhole(function, 2 * localCount) + methodCount * ofWhole(function, 0);
  }

  private static int operandSlots(FunctionCode function) {
    return 2 * function.operandTypes().heightMax();
  }
}
