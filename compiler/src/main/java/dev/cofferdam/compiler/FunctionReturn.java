package dev.cofferdam.compiler;

import org.jspecify.annotations.Nullable;

/// How the method of a whole function is left: by returning.
final class FunctionReturn implements Exits {
  private final MethodContext context;
  private final StoredValues stored;
  private final @Nullable Restart restart;

  /// Creates the exit of a method; `restart` starts it again, where it can.
  FunctionReturn(MethodContext context, StoredValues stored, @Nullable Restart restart) {
    this.restart = restart;
    this.context = context;
    this.stored = stored;
  }

  @Override
  public boolean isInside(Block block) {
    return block.kind() != Block.Kind.FUNCTION;
  }

  @Override
  public boolean hasLabel(Block block) {
    return true;
  }

  @Override
  public void leaveTo(Block block) {
    emitReturn(block.results());
  }

  @Override
  public void leaveToTrampoline() {
    ValueKind[] results = context.function().blocks().getFirst().results();
    context.state().saveFuel();
    if (results.length == 0) {
      context.code().next().return_();
    } else {
      context.code().zero(results[0]);
      context.code().next().return_(results[0].typeKind());
    }
  }

  @Override
  public boolean tryRestart() {
    return restart != null && restart.tryEmit();
  }

  /// Returns the topmost operands, one of each kind.
  void emitReturn(ValueKind[] results) {
    JvmCode code = context.code();
    Operands operands = context.operands();
    if (results.length > 1) {
      stored.storeFurtherResults(results.length);
      operands.loadHome(results.length - 1);
    } else {
      operands.require(results.length);
    }
    context.state().saveFuel();
    if (results.length == 0) {
      code.next().return_();
    } else {
      code.next().return_(results[0].typeKind());
    }
  }

  /// How a method starts again.
  @FunctionalInterface
  interface Restart {
    /// Starts again with the topmost operands as arguments; false where it cannot.
    boolean tryEmit();
  }
}
