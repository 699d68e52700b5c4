package dev.cofferdam.wasm.validate;

import dev.cofferdam.wasm.InvalidException;
import dev.cofferdam.wasm.LoadLimitException;
import dev.cofferdam.wasm.MalformedException;
import dev.cofferdam.wasm.Opcode;
import java.util.Arrays;

/// The blocks that an instruction stands in, the outermost being the function.
///
/// Frames are used again, so that a block costs no allocation.
final class ControlStack {
  private final OperandStack operands;
  private final LocalTypes locals;
  private final int limit;
  private Frame[] frames = new Frame[16];
  private int depth;

  ControlStack(OperandStack operands, LocalTypes locals, int limit) {
    this.operands = operands;
    this.locals = locals;
    this.limit = limit;
    Arrays.setAll(frames, _ -> new Frame());
  }

  /// A block.
  static final class Frame {
    private Opcode kind = Opcode.BLOCK;
    private int[] params = {};
    private int[] results = {};
    private int outerBase;
    private boolean isOuterPolymorphic;
    private int base;
    private int initializedCount;

    /// Returns what a branch to this block takes along.
    int[] label() {
      return kind == Opcode.LOOP ? params : results;
    }
  }

  void clear() {
    depth = 0;
  }

  boolean isEmpty() {
    return depth == 0;
  }

  /// Enters a block, whose parameters have been popped.
  void push(Opcode kind, int[] params, int[] results) {
    if (depth == frames.length) {
      grow();
    }
    Frame frame = frames[depth++];
    frame.kind = kind;
    frame.params = params;
    frame.results = results;
    frame.outerBase = operands.base();
    frame.isOuterPolymorphic = operands.isPolymorphic();
    frame.base = operands.size();
    frame.initializedCount = locals.initializedCount();
    operands.enter(frame.base, false);
    operands.push(params);
  }

  private void grow() {
    if (depth > limit) {
      throw new LoadLimitException(
          "nested blocks exceed the limit of %d (LoadLimits.nesting)".formatted(limit),
          operands.offset());
    }
    int old = frames.length;
    frames = Arrays.copyOf(frames, (int) Math.min(limit + 1L, 2L * old));
    for (int i = old; i < frames.length; i++) {
      frames[i] = new Frame();
    }
  }

  /// Leaves a block: checks and pops its results, and pushes them outside of it.
  void end() {
    Frame frame = close();
    if (frame.kind == Opcode.IF && !matches(frame.params, frame.results)) {
      throw new InvalidException(
          "type mismatch: if without else has parameters that are not its results",
          operands.offset());
    }
    depth--;
    operands.enter(frame.outerBase, frame.isOuterPolymorphic);
    operands.push(frame.results);
  }

  /// Goes on from the first to the second part of an `if`.
  void startElse() {
    if (depth == 0 || frames[depth - 1].kind != Opcode.IF) {
      throw new MalformedException("END opcode expected", operands.offset());
    }
    Frame frame = close();
    frame.kind = Opcode.ELSE;
    operands.enter(frame.base, false);
    operands.push(frame.params);
  }

  private Frame close() {
    Frame frame = frames[depth - 1];
    operands.pop(frame.results);
    if (operands.size() != frame.base) {
      throw new InvalidException(
          "type mismatch: block leaves %d more values than it has results"
              .formatted(operands.size() - frame.base),
          operands.offset());
    }
    locals.forgetInitialized(frame.initializedCount);
    return frame;
  }

  /// An `if` without `else` hands its parameters on as its results.
  private boolean matches(int[] params, int[] results) {
    if (params.length != results.length) {
      return false;
    }
    for (int i = 0; i < params.length; i++) {
      if (!operands.registry().matches(params[i], results[i])) {
        return false;
      }
    }
    return true;
  }

  /// Returns what a branch to label `index`, counted from the innermost block, takes along.
  int[] label(int index) {
    if (Integer.compareUnsigned(index, depth) >= 0) {
      throw new InvalidException(
          "unknown label " + Integer.toUnsignedString(index), operands.offset());
    }
    return frames[depth - 1 - index].label();
  }

  /// Returns the results of the function.
  int[] funcResults() {
    return frames[0].results;
  }
}
