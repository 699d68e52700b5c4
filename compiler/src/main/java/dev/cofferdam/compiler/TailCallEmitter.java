package dev.cofferdam.compiler;

import static dev.cofferdam.compiler.classfile.PlainInstruction.AALOAD;

import dev.cofferdam.compiler.classfile.Jump;
import dev.cofferdam.compiler.classfile.Label;
import dev.cofferdam.wasm.FuncType;
import java.util.List;

/// Emits tail calls.
///
/// One that can come back to its caller is a jump where the function calls itself, and otherwise
/// left to the trampoline of its ring; where it leaves the module for another one's function, to
/// whoever called into the ring. Any other is a call.
final class TailCallEmitter {
  private final MethodContext context;
  private final StoredValues stored;
  private final CallEmitter calls;
  private final Exits exits;
  private final TailCalls tailCalls;
  private final JvmCode code;
  private final Operands operands;
  private final MethodState state;
  private final int caller;

  TailCallEmitter(MethodContext context, StoredValues stored, CallEmitter calls, Exits exits) {
    this.context = context;
    this.stored = stored;
    this.calls = calls;
    this.exits = exits;
    tailCalls = context.shape().tailCalls();
    code = context.code();
    operands = context.operands();
    state = context.state();
    caller = context.function().funcIndex();
  }

  /// Emits `return_call`.
  void emitCall(int position) {
    int callee = context.function().index(position);
    FuncType type = context.shape().funcType(callee);
    if (!tailCalls.isInRing(caller, callee)) {
      calls.emitCall(position);
      returnResults(type, 0);
      return;
    }
    if (context.shape().isImportedFunc(callee)) {
      emitImported(position, callee, type);
      return;
    }
    if (callee == caller && exits.tryRestart()) {
      return;
    }
    storeArguments(type, 0);
    state.pushStore();
    code.constant(callee);
    code.put(RuntimeNames.STORE_TAIL_CALLEE);
    exits.leaveToTrampoline();
  }

  /// A function of the host makes no tail calls, so it is called.
  private void emitImported(int position, int callee, FuncType type) {
    operands.spill();
    Label host = code.newLabel();
    pushImported(callee);
    code.get(RuntimeNames.FUNC_INSTANCE);
    code.branch(Jump.IFNULL, host);
    storeArguments(type, 0);
    state.pushStore();
    pushImported(callee);
    leaveOutside();
    operands.settle();
    code.bind(host, operands.localTypes(), List.of());
    calls.emitCall(position);
    returnResults(type, 0);
  }

  private void pushImported(int callee) {
    state.pushInstance();
    code.get(RuntimeNames.INSTANCE_FUNCTIONS);
    code.constant(callee);
    code.next().plain(AALOAD);
  }

  /// With the store and the function to call on the JVM's stack: leaves the call to be made
  /// outside.
  private void leaveOutside() {
    code.put(RuntimeNames.STORE_OUTER_TAIL_CALLEE);
    exits.leaveToTrampoline();
  }

  /// Emits `return_call_indirect`.
  void emitCallIndirect(int position) {
    int typeIndex = context.function().upperIndex(position);
    FuncType type = context.shape().type(typeIndex);
    if (!tailCalls.isTypeInRing(caller, typeIndex)) {
      calls.emitCallIndirect(position);
      returnResults(type, 1);
      return;
    }
    operands.isolate(1);
    calls.pushIndirectCallee(position);
    operands.consumed(1);
    operands.replaceTop(1, ValueKind.REF);
    operands.spill();
    Label elsewhere = code.newLabel();
    emitRingTest(elsewhere);
    storeArguments(type, 1);
    state.pushStore();
    pushCallee();
    code.get(RuntimeNames.FUNC_INDEX);
    code.put(RuntimeNames.STORE_TAIL_CALLEE);
    exits.leaveToTrampoline();
    operands.settle();
    code.bind(elsewhere, operands.localTypes(), List.of());
    emitOutside(type);
    emitElsewhere(position, typeIndex, type);
  }

  /// Leaves the call to be made outside where the callee belongs to another instance.
  private void emitOutside(FuncType type) {
    Label here = code.newLabel();
    pushCallee();
    state.pushInstance();
    code.invoke(RuntimeNames.IS_OF_OTHER_INSTANCE);
    code.branch(Jump.IFEQ, here);
    storeArguments(type, 1);
    state.pushStore();
    pushCallee();
    leaveOutside();
    operands.settle();
    code.bind(here, operands.localTypes(), List.of());
  }

  /// Jumps where the callee is not in the caller's ring.
  private void emitRingTest(Label elsewhere) {
    pushCallee();
    code.get(RuntimeNames.FUNC_INSTANCE);
    state.pushInstance();
    code.branch(Jump.IF_ACMPNE, elsewhere);
    pushCallee();
    code.get(RuntimeNames.FUNC_INDEX);
    code.invokeStatic(
        ClassLayout.ringClass(tailCalls.ring(caller)), Trampoline.HAS, Trampoline.HAS_TYPE);
    code.branch(Jump.IFEQ, elsewhere);
  }

  private void pushCallee() {
    operands.loadHome(0);
    code.next().checkcast(RuntimeNames.FUNC);
  }

  private void emitElsewhere(int position, int typeIndex, FuncType type) {
    if (ClassLayout.hasArgumentsInStore(type)) {
      stored.storeArguments(type.params().size(), 1);
      operands.require(1);
    } else {
      operands.require(type.params().size() + 1);
    }
    code.next().checkcast(RuntimeNames.FUNC);
    calls.emitDispatch(position, typeIndex, type);
    returnResults(type, 1);
  }

  private void storeArguments(FuncType type, int depth) {
    int count = type.params().size();
    operands.spill();
    state.pushStore();
    code.constant(0);
    code.constant(count);
    code.invoke(RuntimeNames.RESERVE_VALUES);
    stored.storeArguments(count, depth);
  }

  private void returnResults(FuncType type, int extraOperands) {
    operands.replaceTop(type.params().size() + extraOperands, ValueKind.of(type.results()));
    exits.leaveTo(context.function().blocks().getFirst());
  }
}
