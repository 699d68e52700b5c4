package dev.cofferdam.wasm.validate;

import dev.cofferdam.wasm.binary.ByteReader;
import dev.cofferdam.wasm.binary.TypeReader;

/// What the validation of code works on; one for all functions of a module, one after the other.
///
/// @param context what instructions may refer to
/// @param reader the instructions
/// @param typeReader types among the immediates, by the same reader
/// @param operands the operand stack
/// @param control the blocks
/// @param locals the function's locals
record CodeState(
    Context context,
    ByteReader reader,
    TypeReader typeReader,
    OperandStack operands,
    ControlStack control,
    LocalTypes locals) {

  static CodeState of(Context context) {
    var limits = context.limits();
    var model = context.model();
    var reader = ByteReader.of(model.binary(), model.range());
    var operands = new OperandStack(context.types().registry(), limits.operands());
    var locals = new LocalTypes(context);
    return new CodeState(
        context,
        reader,
        TypeReader.of(reader, limits),
        operands,
        new ControlStack(operands, locals, limits.nesting()),
        locals);
  }

  TypeTable types() {
    return context.types();
  }

  /// Returns where the instruction at hand starts.
  int offset() {
    return operands.offset();
  }

  /// Reads the index of a function type.
  int funcTypeIndex() {
    int typeIndex = reader.u32();
    types().requireFunc(typeIndex, offset());
    return typeIndex;
  }

  /// Reads a label and returns what a branch to it takes along.
  int[] label() {
    int[] types = control.label(reader.u32());
    context.charge(types.length, offset());
    return types;
  }
}
