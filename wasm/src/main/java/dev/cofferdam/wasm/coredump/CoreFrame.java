package dev.cofferdam.wasm.coredump;

import java.util.Collections;
import java.util.List;

/// One call in a core dump.
///
/// @param instanceIndex which of the dump's instances the function belongs to
/// @param funcIndex index of the function in its module, imports first
/// @param codeOffset offset of the instruction in the body of the function, local declarations
///   included and the size before them not; 0 where it is not known
/// @param locals parameters and locals
/// @param stack operands, the topmost last
public record CoreFrame(
    int instanceIndex,
    int funcIndex,
    int codeOffset,
    List<CoreValue> locals,
    List<CoreValue> stack) {
  /// Copies the lists.
  ///
  /// @throws IllegalArgumentException if an index or the offset is negative
  public CoreFrame {
    if (instanceIndex < 0 || funcIndex < 0 || codeOffset < 0) {
      throw new IllegalArgumentException(
          "negative in a frame: %d, %d, %d".formatted(instanceIndex, funcIndex, codeOffset));
    }
    locals = List.copyOf(locals);
    stack = List.copyOf(stack);
  }

  /// Returns this frame with all values missing.
  CoreFrame redacted() {
    return new CoreFrame(
        instanceIndex, funcIndex, codeOffset, missing(locals.size()), missing(stack.size()));
  }

  private static List<CoreValue> missing(int count) {
    return Collections.nCopies(count, CoreValue.MISSING);
  }
}
