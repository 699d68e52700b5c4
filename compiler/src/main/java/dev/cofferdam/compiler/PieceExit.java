package dev.cofferdam.compiler;

import dev.cofferdam.compiler.classfile.Label;
import dev.cofferdam.compiler.classfile.VerificationType;
import java.util.List;

/// How the method of a piece is left: it returns 0 where control runs into its end, otherwise the
/// number of the block to branch to, plus one. The operands that go along are in the shared frame.
final class PieceExit implements Exits {
  private final int from;
  private final JvmCode code;
  private final Operands operands;
  private final Homes shared;
  private final Label epilogue;

  /// Creates the exit of a piece that starts at `from`.
  PieceExit(int from, JvmCode code, Operands operands, Homes shared) {
    this.from = from;
    this.code = code;
    this.operands = operands;
    this.shared = shared;
    epilogue = code.newLabel();
  }

  /// Returns what a piece returns to branch to a block.
  static int number(int blockId) {
    return blockId + 1;
  }

  /// Returns where the method is left, its result on the JVM's stack.
  Label epilogue() {
    return epilogue;
  }

  @Override
  public boolean isInside(Block block) {
    return block.start() >= from;
  }

  @Override
  public boolean hasLabel(Block block) {
    return isInside(block);
  }

  @Override
  public void leaveTo(Block block) {
    operands.moveTo(shared, block.heightBelow(), block.labelKinds().length);
    code.constant(number(block.id()));
    code.goTo(epilogue);
  }

  @Override
  public void leaveToTrampoline() {
    code.constant(number(0));
    code.goTo(epilogue);
  }

  @Override
  public boolean tryRestart() {
    return false;
  }

  /// Leaves at the end.
  void emitEnd() {
    operands.publish(shared);
    code.constant(0);
    code.goTo(epilogue);
  }

  void bindEpilogue() {
    operands.atLabel(OperandTypes.EMPTY);
    code.bind(epilogue, operands.localTypes(), List.of(VerificationType.INTEGER));
  }
}
