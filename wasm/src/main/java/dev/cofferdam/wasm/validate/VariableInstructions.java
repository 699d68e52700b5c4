package dev.cofferdam.wasm.validate;

import dev.cofferdam.wasm.InvalidException;
import dev.cofferdam.wasm.Opcode;
import dev.cofferdam.wasm.ValType;

/// Validates variable instructions and parametric instructions.
///
/// Specification: sections 3.4.1 and 3.4.4.
final class VariableInstructions {
  private final CodeState state;
  private final OperandStack operands;
  private final LocalTypes locals;

  VariableInstructions(CodeState state) {
    this.state = state;
    this.operands = state.operands();
    this.locals = state.locals();
  }

  void validate(Opcode opcode) {
    switch (opcode) {
      case LOCAL_GET -> localGet();
      case LOCAL_SET -> localSet(false);
      case LOCAL_TEE -> localSet(true);
      case GLOBAL_GET -> globalGet();
      case GLOBAL_SET -> globalSet();
      case DROP -> operands.popAny();
      case SELECT -> select();
      case SELECT_T -> typedSelect();
      default -> throw new IllegalArgumentException(opcode.mnemonic());
    }
  }

  private void localGet() {
    int index = state.reader().u32();
    int type = locals.type(index, state.offset());
    locals.requireInitialized(index, state.offset());
    operands.push(type);
  }

  private void localSet(boolean isTee) {
    int index = state.reader().u32();
    int type = locals.type(index, state.offset());
    operands.pop(type);
    locals.setInitialized(index);
    if (isTee) {
      operands.push(type);
    }
  }

  private void globalGet() {
    operands.push(state.context().global(state.reader().u32(), state.offset()));
  }

  private void globalSet() {
    int index = state.reader().u32();
    int type = state.context().global(index, state.offset());
    if (!state.context().isMutableGlobal(index)) {
      throw new InvalidException("immutable global", state.offset());
    }
    operands.pop(type);
  }

  private void select() {
    operands.pop(ValCodes.I32);
    int second = operands.popAny();
    int first = operands.popAny();
    requireNumOrVec(first);
    requireNumOrVec(second);
    if (first != second && first != ValCodes.BOTTOM && second != ValCodes.BOTTOM) {
      throw new InvalidException(
          "type mismatch: select between %s and %s"
              .formatted(ValCodes.text(first), ValCodes.text(second)),
          state.offset());
    }
    operands.push(first == ValCodes.BOTTOM ? second : first);
  }

  private void requireNumOrVec(int type) {
    if (type != ValCodes.BOTTOM && !ValCodes.isNumOrVec(type)) {
      throw new InvalidException(
          "type mismatch: instruction requires numeric or vector type but stack has "
              + ValCodes.text(type),
          state.offset());
    }
  }

  private void typedSelect() {
    int count = state.reader().count();
    if (count != 1) {
      throw new InvalidException("invalid result arity", state.offset());
    }
    ValType type = state.typeReader().valType();
    state.context().requireValType(type, state.offset());
    int code = state.types().code(type);
    operands.pop(ValCodes.I32);
    operands.pop(code);
    operands.pop(code);
    operands.push(code);
  }
}
