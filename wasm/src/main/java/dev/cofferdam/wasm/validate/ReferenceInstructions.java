package dev.cofferdam.wasm.validate;

import dev.cofferdam.wasm.HeapType;
import dev.cofferdam.wasm.InvalidException;
import dev.cofferdam.wasm.Opcode;
import dev.cofferdam.wasm.WasmFeature;

/// Validates reference instructions.
///
/// Specification: section 3.4.7, reference instructions.
final class ReferenceInstructions {
  private static final int EQREF = ValCodes.refNull(ValCodes.EQ);

  private final CodeState state;
  private final OperandStack operands;

  ReferenceInstructions(CodeState state) {
    this.state = state;
    this.operands = state.operands();
  }

  void validate(Opcode opcode) {
    switch (opcode) {
      case REF_NULL -> operands.push(ValCodes.refNull(heapType()));
      case REF_FUNC -> func();
      case REF_IS_NULL -> isNull();
      case REF_AS_NON_NULL -> asNonNull();
      case REF_EQ -> eq();
      case REF_TEST, REF_TEST_NULL -> test();
      case REF_CAST -> cast(false);
      case REF_CAST_NULL -> cast(true);
      default -> throw new IllegalArgumentException(opcode.mnemonic());
    }
  }

  private int heapType() {
    HeapType type = state.typeReader().heapType();
    state.context().requireHeapType(type, state.offset());
    return state.types().code(type);
  }

  private void func() {
    int index = state.reader().u32();
    int typeIndex = state.context().funcTypeIndex(index, state.offset());
    if (!state.context().isDeclaredFunc(index)) {
      throw new InvalidException("undeclared function reference " + index, state.offset());
    }
    operands.push(ValCodes.ref(state.types().id(typeIndex)));
  }

  private void isNull() {
    operands.popRef();
    operands.push(ValCodes.I32);
  }

  private void asNonNull() {
    state.context().gate().requireTypedReferences(state.offset());
    int ref = operands.popRef();
    operands.push(ValCodes.ref(ValCodes.heap(ref)));
  }

  private void eq() {
    state.context().gate().require(WasmFeature.GC, state.offset());
    operands.pop(EQREF);
    operands.pop(EQREF);
    operands.push(ValCodes.I32);
  }

  private void test() {
    popForCastTo(heapTypeOfCast());
    operands.push(ValCodes.I32);
  }

  private void cast(boolean isNullable) {
    int heap = heapTypeOfCast();
    popForCastTo(heap);
    operands.push(isNullable ? ValCodes.refNull(heap) : ValCodes.ref(heap));
  }

  private int heapTypeOfCast() {
    state.context().gate().require(WasmFeature.GC, state.offset());
    return heapType();
  }

  private void popForCastTo(int heap) {
    operands.pop(ValCodes.refNull(operands.registry().top(heap)));
  }
}
