package dev.cofferdam.compiler;

import static dev.cofferdam.compiler.classfile.PlainInstruction.ACONST_NULL;

import dev.cofferdam.compiler.classfile.CodeWriter;
import java.lang.constant.ConstantDescs;
import java.util.List;

/// Emits the own method of a function that is divided into pieces: it makes the frame they share,
/// calls them, and returns.
final class SplitFunctionMethod {
  private final FunctionCode function;
  private final FunctionPieces pieces;
  private final JvmCode code;
  private final JvmLocals locals = new JvmLocals();
  private final RangeUse use = new RangeUse();
  private final int[] parameterSlots;
  private final boolean hasArgumentsInStore;
  private final FrameArrays.Access frame;
  private final int result;
  private final MethodContext context;
  private final StoredValues stored;
  private final FunctionReturn exits;
  private final ControlEmitter control;
  private final RangeEmitter range;

  SplitFunctionMethod(
      ModuleShape shape,
      ClassLayout layout,
      FunctionPieces pieces,
      CodeWriter writer,
      LineNumbers lines) {
    this.pieces = pieces;
    function = pieces.function();
    code = new JvmCode(writer);
    hasArgumentsInStore = ClassLayout.hasArgumentsInStore(function.type());
    parameterSlots = new int[function.type().params().size()];
    MethodState state = addParameters(shape);
    frame =
        new FrameArrays.Access(
            code, locals.addFixed(RuntimeNames.LONGS), locals.addFixed(RuntimeNames.OBJECTS));
    result = locals.addFixed(ValueKind.I32);
    FrameArrays arrays = pieces.arrays();
    var homes = new FrameArrays.FrameHomes(arrays, frame);
    var operands = new Operands(code, function.operandTypes(), locals, homes, Integer.MAX_VALUE);
    var variables = new FrameArrays.FrameVariables(arrays, frame);
    context =
        new MethodContext(
            shape,
            layout,
            layout.functionClass(function.funcIndex()),
            function,
            code,
            operands,
            variables,
            state,
            lines,
            ScratchLocals.of(locals, use));
    stored = new StoredValues(code, operands, state);
    exits = new FunctionReturn(context, stored, null);
    control = new ControlEmitter(context, homes, exits);
    range =
        new RangeEmitter(
            new InstructionEmitter(context, control, new CallEmitter(context, stored, exits)),
            new PieceCallEmitter(context, pieces, frame, control, result, null));
  }

  private MethodState addParameters(ModuleShape shape) {
    if (!hasArgumentsInStore) {
      for (int i = 0; i < parameterSlots.length; i++) {
        parameterSlots[i] = locals.addFixed(function.locals()[i]);
      }
    }
    int instance = locals.addFixed(RuntimeNames.INSTANCE);
    int depth = locals.addFixed(ValueKind.I32);
    RangeEmitter.addUse(use, function, 0, function.count(), pieces.roots());
    return new MethodState(code, shape, locals, instance, depth, use.isMemoryUsed());
  }

  void emit() {
    emitPrologue();
    int end = function.count() - 1;
    range.emit(0, end, pieces.roots());
    emitEnd(end);
    context.emitHandler();
  }

  private void emitPrologue() {
    MethodState state = context.state();
    state.emitPrologue();
    emitArrays();
    for (int i = 0; i < parameterSlots.length; i++) {
      emitParameter(i);
    }
    state.emitFrame(FrameSize.ofSplit(function, pieces.arrays().localCount(), pieces.depth()));
    state.charge(1);
    code.line(context.lines().of(0));
    state.emitEntryCheck(context.operands());
  }

  private void emitArrays() {
    int length = pieces.arrays().length();
    code.constant(length);
    code.next().newarray(ValueKind.I64.typeKind()).astore(frame.bits());
    if (pieces.arrays().hasRefs()) {
      code.constant(length);
      code.next().anewarray(ConstantDescs.CD_Object);
    } else {
      code.next().plain(ACONST_NULL);
    }
    code.next().astore(frame.refs());
    code.constant(0);
    code.next().istore(result);
  }

  private void emitParameter(int local) {
    int index = pieces.arrays().index(local);
    if (index < 0) {
      return;
    }
    ValueKind kind = function.locals()[local];
    frame.push(index, kind);
    if (hasArgumentsInStore) {
      stored.loadArgument(kind, local);
    } else {
      code.load(kind, parameterSlots[local]);
    }
    StoredValues.storeElement(code, kind);
  }

  private void emitEnd(int position) {
    Block body = function.block(position);
    Operands operands = context.operands();
    if (body.isEndReached()) {
      operands.at(function.stack(position));
      context.state().charge(function.charge(position));
      exits.emitReturn(body.results());
    }
    if (control.isLabelled(body)) {
      operands.atLabel(function.operandTypes().push(OperandTypes.EMPTY, body.results()));
      code.bind(control.labelOf(body), operands.localTypes(), List.of());
      exits.emitReturn(body.results());
    }
  }
}
