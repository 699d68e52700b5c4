package dev.cofferdam.compiler;

import dev.cofferdam.compiler.classfile.CodeWriter;
import java.util.Arrays;
import java.util.BitSet;

/// Emits a piece as a method.
///
/// A leaf keeps the function's locals that it uses in JVM locals: it reads them at its start, and
/// writes back those it changes at its end. A piece that calls pieces works on the shared frame.
final class PieceMethod {
  private final FunctionCode function;
  private final Piece piece;
  private final JvmCode code;
  private final RangeUse use = new RangeUse();
  private final JvmLocals locals = new JvmLocals();
  private final FrameArrays arrays;
  private final FrameArrays.Access frame;
  private final int result;
  private final int[] slots;
  private final MethodContext context;
  private final PieceExit exit;
  private final RangeEmitter range;

  PieceMethod(
      ModuleShape shape,
      ClassLayout layout,
      FunctionPieces pieces,
      Piece piece,
      CodeWriter writer,
      LineNumbers lines) {
    this.piece = piece;
    function = pieces.function();
    arrays = pieces.arrays();
    code = new JvmCode(writer);
    RangeEmitter.addUse(use, function, piece.from(), piece.to(), piece.children());
    int instance = locals.addFixed(RuntimeNames.INSTANCE);
    frame =
        new FrameArrays.Access(
            code, locals.addFixed(RuntimeNames.LONGS), locals.addFixed(RuntimeNames.OBJECTS));
    int depth = locals.addFixed(ValueKind.I32);
    var state = new MethodState(code, shape, locals, instance, depth, use.isMemoryUsed());
    result = locals.addFixed(ValueKind.I32);
    slots = piece.isLeaf() ? addVariables() : new int[0];
    var shared = new FrameArrays.FrameHomes(arrays, frame);
    Homes homes = piece.isLeaf() ? leafHomes(shared) : shared;
    int heightFirst = piece.isLeaf() ? function.height(piece.from()) : Integer.MAX_VALUE;
    var operands = new Operands(code, function.operandTypes(), locals, homes, heightFirst);
    Variables variables =
        piece.isLeaf()
            ? new SlotVariables(code, function.locals(), slots)
            : new FrameArrays.FrameVariables(arrays, frame);
    context =
        new MethodContext(
            shape,
            layout,
            pieces.owner(piece),
            function,
            code,
            operands,
            variables,
            state,
            lines,
            ScratchLocals.of(locals, use));
    var stored = new StoredValues(code, operands, state);
    exit = new PieceExit(piece.from(), code, operands, shared);
    var control = new ControlEmitter(context, homes, exit);
    range =
        new RangeEmitter(
            new InstructionEmitter(context, control, new CallEmitter(context, stored, exit)),
            new PieceCallEmitter(context, pieces, frame, control, result, exit.epilogue()));
  }

  private Homes leafHomes(Homes shared) {
    int heightFirst = function.height(piece.from());
    return new FrameArrays.LeafHomes(
        shared, new LocalHomes(code, locals, heightFirst), heightFirst);
  }

  private int[] addVariables() {
    var result = new int[function.locals().length];
    Arrays.fill(result, SlotVariables.NONE);
    BitSet used = use.locals();
    for (int i = used.nextSetBit(0); i >= 0; i = used.nextSetBit(i + 1)) {
      result[i] = locals.addFixed(function.locals()[i]);
    }
    return result;
  }

  void emit() {
    emitPrologue();
    range.emit(piece.from(), piece.to(), piece.children());
    if (piece.isLeft(function)) {
      context.operands().at(function.stack(piece.to()));
      exit.emitEnd();
    }
    emitEpilogue();
    context.emitHandler();
  }

  private void emitPrologue() {
    context.state().emitPrologue();
    code.constant(0);
    code.next().istore(result);
    if (piece.isLeaf()) {
      BitSet used = use.locals();
      for (int i = used.nextSetBit(0); i >= 0; i = used.nextSetBit(i + 1)) {
        ValueKind kind = function.locals()[i];
        frame.load(arrays.index(i), kind);
        code.store(kind, slots[i]);
      }
    }
    context.operands().atLabel(function.stack(piece.from()));
  }

  private void emitEpilogue() {
    exit.bindEpilogue();
    if (piece.isLeaf()) {
      BitSet written = use.written();
      for (int i = written.nextSetBit(0); i >= 0; i = written.nextSetBit(i + 1)) {
        ValueKind kind = function.locals()[i];
        frame.push(arrays.index(i), kind);
        code.load(kind, slots[i]);
        StoredValues.storeElement(code, kind);
      }
    }
    context.state().saveFuel();
    code.next().ireturn();
  }
}
