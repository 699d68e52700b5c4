package dev.cofferdam.compiler;

import static dev.cofferdam.compiler.classfile.PlainInstruction.ATHROW;
import static dev.cofferdam.compiler.classfile.PlainInstruction.DUP;
import static dev.cofferdam.compiler.classfile.PlainInstruction.POP;

import dev.cofferdam.compiler.classfile.Jump;
import dev.cofferdam.compiler.classfile.Label;
import dev.cofferdam.compiler.classfile.SwitchCase;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Emits calls of pieces, and goes where they say.
final class PieceCallEmitter {
  private final MethodContext context;
  private final FunctionPieces pieces;
  private final FrameArrays.Access frame;
  private final ControlEmitter control;
  private final JvmCode code;
  private final int result;
  private final @Nullable Label epilogue;

  /// Creates an emitter.
  ///
  /// @param result slot of an int local
  /// @param epilogue where the method returns what is on the JVM's stack; null in the function's
  ///   own method, which a branch never leaves
  PieceCallEmitter(
      MethodContext context,
      FunctionPieces pieces,
      FrameArrays.Access frame,
      ControlEmitter control,
      int result,
      @Nullable Label epilogue) {
    this.context = context;
    this.pieces = pieces;
    this.frame = frame;
    this.control = control;
    this.result = result;
    this.epilogue = epilogue;
    code = context.code();
  }

  void emit(Piece piece) {
    FunctionCode function = context.function();
    MethodState state = context.state();
    context.operands().at(function.stack(piece.from()));
    context.operands().spill();
    state.beforeCall();
    code.line(LineNumbers.NONE);
    state.pushInstance();
    code.next().aload(frame.bits()).aload(frame.refs());
    state.pushDepth();
    code.invokeStatic(pieces.owner(piece), pieces.methodName(piece), FunctionPieces.METHOD_TYPE);
    state.afterCall();
    state.refreshMemory();
    context.operands().atLabel(function.stack(piece.to()));
    emitDispatch(piece);
  }

  private void emitDispatch(Piece piece) {
    List<Block> inside = new ArrayList<>();
    boolean isForwarded = false;
    for (int exit : piece.exits()) {
      Block block = context.function().blocks().get(exit);
      if (control.hasLabel(block)) {
        inside.add(block);
      } else {
        isForwarded = true;
      }
    }
    boolean isLeft = piece.isLeft(context.function());
    if (inside.isEmpty() || (inside.size() == 1 && !isForwarded)) {
      emitSimple(inside, isForwarded, isLeft);
    } else {
      emitSwitch(inside, isForwarded, isLeft);
    }
  }

  /// Emits a dispatch to at most one place but the next instruction.
  private void emitSimple(List<Block> inside, boolean isForwarded, boolean isLeft) {
    if (inside.isEmpty() && !isForwarded) {
      code.next().plain(POP);
      if (!isLeft) {
        code.invoke(RuntimeNames.UNREACHABLE); // The piece always traps.
        code.next().plain(ATHROW);
      }
      return;
    }
    Label target = isForwarded ? requireEpilogue() : control.labelOf(inside.getFirst());
    if (isLeft && isForwarded) {
      code.next().plain(DUP);
      code.branch(Jump.IFNE, target);
      code.next().plain(POP);
    } else if (isLeft) {
      code.branch(Jump.IFNE, target);
    } else {
      if (!isForwarded) {
        code.next().plain(POP);
      }
      code.goTo(target);
    }
  }

  private void emitSwitch(List<Block> inside, boolean isForwarded, boolean isLeft) {
    Label next = code.newLabel();
    Label forward = code.newLabel();
    var cases = new ArrayList<SwitchCase>();
    for (Block block : inside) {
      cases.add(new SwitchCase(PieceExit.number(block.id()), control.labelOf(block)));
    }
    Label otherwise = isForwarded ? forward : next;
    if (isForwarded && isLeft) {
      cases.addFirst(new SwitchCase(0, next));
    } else if (!isLeft && !isForwarded) {
      otherwise = cases.removeLast().target();
    }
    code.next().plain(DUP).istore(result);
    code.next().lookupswitch(otherwise, cases);
    Operands operands = context.operands();
    if (isForwarded) {
      code.bind(forward, operands.localTypes(), List.of());
      code.next().iload(result);
      code.goTo(requireEpilogue());
    }
    if (isLeft) {
      code.bind(next, operands.localTypes(), List.of());
    }
  }

  private Label requireEpilogue() {
    if (epilogue == null) {
      throw new IllegalStateException("a branch out of the function");
    }
    return epilogue;
  }
}
