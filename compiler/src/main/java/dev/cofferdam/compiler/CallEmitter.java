package dev.cofferdam.compiler;

import dev.cofferdam.wasm.FuncType;
import dev.cofferdam.wasm.Opcode;

/// Emits calls.
final class CallEmitter {
  private final MethodContext context;
  private final JvmCode code;
  private final Operands operands;
  private final MethodState state;
  private final StoredValues stored;
  private final Exits exits;

  CallEmitter(MethodContext context, StoredValues stored, Exits exits) {
    this.exits = exits;
    this.context = context;
    this.stored = stored;
    code = context.code();
    operands = context.operands();
    state = context.state();
  }

  void emit(Opcode opcode, int position) {
    switch (opcode) {
      case CALL -> emitCall(position);
      case CALL_INDIRECT -> emitCallIndirect(position);
      case RETURN_CALL -> tailCalls().emitCall(position);
      case RETURN_CALL_INDIRECT -> tailCalls().emitCallIndirect(position);
      default -> throw new IllegalArgumentException(opcode.mnemonic());
    }
  }

  private TailCallEmitter tailCalls() {
    return new TailCallEmitter(context, stored, this, exits);
  }

  /// Emits a call and leaves the results as operands.
  void emitCall(int position) {
    int callee = context.function().index(position);
    int typeIndex = context.shape().funcTypeIndex(callee);
    FuncType type = context.shape().type(typeIndex);
    prepareArguments(type);
    state.beforeCall();
    code.line(context.lines().of(position));
    state.pushInstance();
    state.pushDepth();
    ClassLayout layout = context.layout();
    code.invokeStatic(
        layout.functionClass(callee), ClassLayout.methodName(callee), layout.methodType(typeIndex));
    finish(type, type.params().size());
  }

  private void prepareArguments(FuncType type) {
    if (ClassLayout.hasArgumentsInStore(type)) {
      stored.storeArguments(type.params().size(), 0);
    } else {
      operands.require(type.params().size());
    }
  }

  /// Emits a call through a table and leaves the results as operands.
  void emitCallIndirect(int position) {
    int typeIndex = context.function().upperIndex(position);
    FuncType type = context.shape().type(typeIndex);
    int params = type.params().size();
    if (ClassLayout.hasArgumentsInStore(type)) {
      stored.storeArguments(params, 1);
      operands.require(1);
    } else {
      operands.require(params + 1);
    }
    pushIndirectCallee(position);
    emitDispatch(position, typeIndex, type);
  }

  /// Replaces the index on the JVM's stack by the function to call.
  void pushIndirectCallee(int position) {
    context.beginTrapping(position);
    code.constant(context.function().index(position));
    code.constant(context.function().upperIndex(position));
    state.pushInstance();
    code.invoke(RuntimeNames.INDIRECT_CALLEE);
  }

  /// Calls the function that is on the JVM's stack after its arguments.
  void emitDispatch(int position, int typeIndex, FuncType type) {
    state.beforeCall();
    code.line(context.lines().of(position));
    state.pushInstance();
    state.pushDepth();
    code.invokeStatic(
        ClassLayout.dispatcherClass(typeIndex),
        Dispatcher.METHOD,
        Dispatcher.methodType(context.layout(), typeIndex));
    finish(type, type.params().size() + 1);
  }

  private void finish(FuncType type, int operandCount) {
    state.afterCall();
    operands.consumed(operandCount);
    stored.loadFurtherResults(type);
  }
}
