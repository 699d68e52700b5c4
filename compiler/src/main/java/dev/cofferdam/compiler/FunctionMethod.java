package dev.cofferdam.compiler;

import dev.cofferdam.compiler.classfile.CodeWriter;
import dev.cofferdam.compiler.classfile.Label;
import java.util.Arrays;
import java.util.List;

/// Emits a function as one method.
final class FunctionMethod {

  private final ModuleShape shape;
  private final FunctionCode function;
  private final JvmCode code;
  private final RangeUse use = new RangeUse();
  private final JvmLocals locals = new JvmLocals();
  private final int[] slots;
  private final Label entry;
  private final boolean canRestart;
  private final boolean hasArgumentsInStore;
  private final MethodContext context;
  private final StoredValues stored;
  private final FunctionReturn exits;
  private final InstructionEmitter instructions;

  FunctionMethod(
      ModuleShape shape,
      ClassLayout layout,
      FunctionCode function,
      CodeWriter writer,
      LineNumbers lines) {
    this.shape = shape;
    this.function = function;
    code = new JvmCode(writer);
    use.add(function, 0, function.count());
    entry = code.newLabel();
    canRestart = use.isCallingItself();
    slots = new int[function.locals().length];
    Arrays.fill(slots, SlotVariables.NONE);
    hasArgumentsInStore = ClassLayout.hasArgumentsInStore(function.type());
    MethodState state = addParameters();
    addVariables();
    var homes = new LocalHomes(code, locals, 0);
    var operands = new Operands(code, function.operandTypes(), locals, homes, 0);
    var variables = new SlotVariables(code, function.locals(), slots);
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
    exits = new FunctionReturn(context, stored, this::tryRestart);
    var control = new ControlEmitter(context, homes, exits);
    instructions =
        new InstructionEmitter(context, control, new CallEmitter(context, stored, exits));
  }

  private MethodState addParameters() {
    if (!hasArgumentsInStore) {
      for (int i = 0; i < parameterCount(); i++) {
        slots[i] = locals.addFixed(function.locals()[i]);
      }
    }
    int instance = locals.addFixed(RuntimeNames.INSTANCE);
    int depth = locals.addFixed(ValueKind.I32);
    return new MethodState(code, shape, locals, instance, depth, use.isMemoryUsed());
  }

  private void addVariables() {
    for (int i = use.locals().nextSetBit(0); i >= 0; i = use.locals().nextSetBit(i + 1)) {
      if (slots[i] == SlotVariables.NONE) {
        slots[i] = locals.addFixed(function.locals()[i]);
      }
    }
  }

  private int parameterCount() {
    return function.type().params().size();
  }

  /// Emits the whole method.
  void emit() {
    emitPrologue();
    int end = function.count() - 1;
    for (int i = 0; i < end; i++) {
      instructions.emit(i, end);
    }
    emitEnd(end);
    context.emitHandler();
  }

  private void emitPrologue() {
    MethodState state = context.state();
    state.emitPrologue();
    int first = hasArgumentsInStore ? 0 : parameterCount();
    for (int i = use.locals().nextSetBit(first); i >= 0; i = use.locals().nextSetBit(i + 1)) {
      emitInitial(i);
    }
    state.emitFrame(FrameSize.ofWhole(function, locals.nextSlot()));
    if (canRestart) {
      code.bind(entry, context.operands().localTypes(), List.of());
    }
    state.charge(1);
    code.line(context.lines().of(0));
    state.emitEntryCheck(context.operands());
  }

  private void emitInitial(int local) {
    ValueKind kind = function.locals()[local];
    if (local < parameterCount()) {
      stored.loadArgument(kind, local);
    } else {
      code.zero(kind);
    }
    code.store(kind, slots[local]);
  }

  /// Assigns the arguments of a tail call of the function itself, and jumps to its entry.
  private boolean tryRestart() {
    if (!canRestart) {
      return false;
    }
    Operands operands = context.operands();
    operands.require(parameterCount());
    context.state().refreshMemory();
    for (int i = parameterCount() - 1; i >= 0; i--) {
      if (slots[i] == SlotVariables.NONE) {
        code.pop(function.locals()[i]);
      } else {
        code.store(function.locals()[i], slots[i]);
      }
    }
    operands.consumed(parameterCount());
    operands.popRest(parameterCount());
    int first = parameterCount();
    for (int i = use.locals().nextSetBit(first); i >= 0; i = use.locals().nextSetBit(i + 1)) {
      emitInitial(i);
    }
    code.goTo(entry);
    return true;
  }

  private void emitEnd(int position) {
    Block body = function.block(position);
    if (body.isEndReached()) {
      context.operands().at(function.stack(position));
      context.state().charge(function.charge(position));
      exits.emitReturn(body.results());
    }
  }
}
