package dev.cofferdam.compiler;

import dev.cofferdam.wasm.Opcode;
import org.jspecify.annotations.Nullable;

/// Emits a run of instructions, each by the emitter of its family.
final class InstructionEmitter {
  private final MethodContext context;
  private final FunctionCode function;
  private final NumericEmitter numeric;
  private final MemoryEmitter memory;
  private final VariableEmitter variables;
  private final ControlEmitter control;
  private final CallEmitter calls;
  private final RuntimeCallEmitter runtimeCalls;

  InstructionEmitter(MethodContext context, ControlEmitter control, CallEmitter calls) {
    this.context = context;
    this.control = control;
    this.calls = calls;
    function = context.function();
    numeric = new NumericEmitter(context);
    memory = new MemoryEmitter(context);
    variables = new VariableEmitter(context);
    runtimeCalls = new RuntimeCallEmitter(context);
  }

  /// Emits the instruction at `position`; what follows in the same method ends before `to`.
  void emit(int position, int to) {
    Pace.step(position);
    Opcode opcode = function.opcode(position);
    context.operands().at(function.stack(position));
    context.state().charge(function.charge(position));
    if (Comparison.of(opcode) != null) {
      control.emitComparison(opcode, comparisonUser(position, to));
      return;
    }
    switch (opcode) {
      case I32_CONST, I64_CONST, F32_CONST, F64_CONST ->
          numeric.emitConstant(opcode, function.immediate(position));
      case DROP -> context.operands().drop();
      case LOCAL_GET, LOCAL_SET, LOCAL_TEE, GLOBAL_GET, GLOBAL_SET, REF_NULL ->
          variables.emit(opcode, function.index(position));
      case BLOCK, LOOP, IF, ELSE, END -> control.emit(opcode, position);
      case BR, BR_IF, BR_TABLE, RETURN, UNREACHABLE, SELECT, SELECT_T ->
          control.emit(opcode, position);
      case CALL, CALL_INDIRECT, RETURN_CALL, RETURN_CALL_INDIRECT -> calls.emit(opcode, position);
      default -> emitOther(opcode, position);
    }
  }

  private void emitOther(Opcode opcode, int position) {
    if (opcode.accessBytes() > 0) {
      memory.emitAccess(opcode, position);
    } else if (RuntimeCallEmitter.isCall(opcode)) {
      runtimeCalls.emit(opcode, position);
    } else {
      numeric.emitOperator(opcode, position);
    }
  }

  /// Returns the instruction that turns a comparison at `position` into a jump, or null.
  private @Nullable Opcode comparisonUser(int position, int to) {
    int at = position + 1;
    while (at < to && function.opcode(at) == Opcode.I32_EQZ) {
      at++;
    }
    if (at >= to) {
      return null;
    }
    Opcode user = function.opcode(at);
    return switch (user) {
      case BR_IF, IF, SELECT, SELECT_T -> user;
      default -> null;
    };
  }
}
