package dev.cofferdam.compiler;

/// How the method of a whole function is left: by returning.
final class FunctionReturn implements Exits {
  private final MethodContext context;
  private final StoredValues stored;

  FunctionReturn(MethodContext context, StoredValues stored) {
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
}
