package dev.cofferdam.wasm.validate;

import dev.cofferdam.wasm.InvalidException;
import dev.cofferdam.wasm.Opcode;
import dev.cofferdam.wasm.WasmFeature;

/// Validates calls and tail calls.
///
/// Specification: section 3.4.2, control instructions.
final class CallInstructions {
  private static final int FUNCREF = ValCodes.refNull(ValCodes.FUNC);

  private final CodeState state;
  private final OperandStack operands;

  CallInstructions(CodeState state) {
    this.state = state;
    this.operands = state.operands();
  }

  void validate(Opcode opcode) {
    switch (opcode) {
      case CALL -> call(direct());
      case CALL_INDIRECT -> call(indirect());
      case CALL_REF -> call(byReference());
      case RETURN_CALL -> tailCall(WasmFeature.TAIL_CALLS, direct());
      case RETURN_CALL_INDIRECT -> tailCall(WasmFeature.TAIL_CALLS, indirect());
      case RETURN_CALL_REF -> tailCall(WasmFeature.TAIL_CALLS, byReference());
      default -> throw new IllegalArgumentException(opcode.mnemonic());
    }
  }

  private void call(int typeIndex) {
    int[] params = state.types().params(typeIndex);
    int[] results = state.types().results(typeIndex);
    state.context().charge(params.length + results.length, state.offset());
    operands.pop(params);
    operands.push(results);
  }

  private void tailCall(WasmFeature feature, int typeIndex) {
    state.context().gate().require(feature, state.offset());
    requireSameResults(state.types().results(typeIndex), state.control().funcResults());
    int[] params = state.types().params(typeIndex);
    state.context().charge(params.length, state.offset());
    operands.pop(params);
    operands.setUnreachable();
  }

  private void requireSameResults(int[] results, int[] wanted) {
    boolean isMatch = results.length == wanted.length;
    for (int i = 0; isMatch && i < wanted.length; i++) {
      isMatch = operands.registry().matches(results[i], wanted[i]);
    }
    if (!isMatch) {
      throw new InvalidException(
          "type mismatch: callee's results are not those of the current function", state.offset());
    }
  }

  private int direct() {
    return state.context().funcTypeIndex(state.reader().u32(), state.offset());
  }

  private int indirect() {
    int typeIndex = state.funcTypeIndex();
    int tableIndex = state.reader().u32();
    int element = state.context().tableElement(tableIndex, state.offset());
    if (!operands.registry().matches(element, FUNCREF)) {
      throw new InvalidException(
          "type mismatch: instruction requires table of function type but table has element type "
              + ValCodes.text(element),
          state.offset());
    }
    operands.pop(state.context().tableAddress(tableIndex, state.offset()));
    return typeIndex;
  }

  private int byReference() {
    state.context().gate().requireTypedReferences(state.offset());
    int typeIndex = state.funcTypeIndex();
    operands.pop(ValCodes.refNull(state.types().id(typeIndex)));
    return typeIndex;
  }
}
