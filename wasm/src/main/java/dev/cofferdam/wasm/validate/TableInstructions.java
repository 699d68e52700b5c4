package dev.cofferdam.wasm.validate;

import dev.cofferdam.wasm.InvalidException;
import dev.cofferdam.wasm.Opcode;
import dev.cofferdam.wasm.binary.ByteReader;

/// Validates table instructions.
///
/// Specification: section 3.4.5, table instructions.
final class TableInstructions {
  private final CodeState state;
  private final Context context;
  private final ByteReader reader;
  private final OperandStack operands;

  TableInstructions(CodeState state) {
    this.state = state;
    this.context = state.context();
    this.reader = state.reader();
    this.operands = state.operands();
  }

  void validate(Opcode opcode) {
    int index = reader.u32();
    switch (opcode) {
      case TABLE_GET -> get(index);
      case TABLE_SET -> set(index);
      case TABLE_SIZE -> operands.push(address(index));
      case TABLE_GROW -> grow(index);
      case TABLE_FILL -> fill(index);
      case TABLE_COPY -> copy(index, reader.u32());
      case TABLE_INIT -> init(index, reader.u32());
      case ELEM_DROP -> context.element(index, state.offset());
      default -> throw new IllegalArgumentException(opcode.mnemonic());
    }
  }

  private int address(int index) {
    return context.tableAddress(index, state.offset());
  }

  private int element(int index) {
    return context.tableElement(index, state.offset());
  }

  private void get(int index) {
    operands.pop(address(index));
    operands.push(element(index));
  }

  private void set(int index) {
    operands.pop(element(index));
    operands.pop(address(index));
  }

  private void grow(int index) {
    int address = address(index);
    operands.pop(address);
    operands.pop(element(index));
    operands.push(address);
  }

  private void fill(int index) {
    int address = address(index);
    operands.pop(address);
    operands.pop(element(index));
    operands.pop(address);
  }

  private void copy(int destination, int source) {
    requireMatch(element(source), element(destination));
    operands.pop(MemoryInstructions.narrower(address(destination), address(source)));
    operands.pop(address(source));
    operands.pop(address(destination));
  }

  private void init(int segment, int table) {
    int address = address(table);
    requireMatch(context.element(segment, state.offset()), element(table));
    operands.pop(ValCodes.I32);
    operands.pop(ValCodes.I32);
    operands.pop(address);
  }

  private void requireMatch(int source, int destination) {
    if (!operands.registry().matches(source, destination)) {
      throw new InvalidException(
          "type mismatch: source element type %s does not match destination element type %s"
              .formatted(ValCodes.text(source), ValCodes.text(destination)),
          state.offset());
    }
  }
}
