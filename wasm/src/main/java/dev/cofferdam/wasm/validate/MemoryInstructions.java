package dev.cofferdam.wasm.validate;

import dev.cofferdam.wasm.InvalidException;
import dev.cofferdam.wasm.MalformedException;
import dev.cofferdam.wasm.Opcode;
import dev.cofferdam.wasm.binary.ByteReader;

/// Validates memory instructions.
///
/// Specification: section 3.4.6, memory instructions.
final class MemoryInstructions {
  private static final int HAS_MEMORY_INDEX = 0x40;
  private static final int ALIGNMENT = 0x3f;

  private final CodeState state;
  private final Context context;
  private final ByteReader reader;
  private final OperandStack operands;

  MemoryInstructions(CodeState state) {
    this.state = state;
    this.context = state.context();
    this.reader = state.reader();
    this.operands = state.operands();
  }

  /// A load or store with these packed types.
  void access(Opcode opcode, int types) {
    FixedTypes.applyAddressed(types, memArg(opcode), operands);
  }

  /// A load or store of one lane.
  void laneAccess(Opcode opcode, int types) {
    int address = memArg(opcode);
    requireLane(opcode.laneCount());
    FixedTypes.applyAddressed(types, address, operands);
  }

  void requireLane(int laneCount) {
    if (reader.u8() >= laneCount) {
      throw new InvalidException("invalid lane index", state.offset());
    }
  }

  /// Reads a memory argument and returns the type of addresses.
  private int memArg(Opcode opcode) {
    int start = reader.position();
    int flags = reader.u32();
    if (flags >>> 7 != 0) {
      throw new MalformedException("malformed memop flags", start);
    }
    int memoryIndex = (flags & HAS_MEMORY_INDEX) != 0 ? reader.u32() : 0;
    long offset = reader.u64();
    int address = context.memoryAddress(memoryIndex, state.offset());
    if (1L << (flags & ALIGNMENT) > opcode.accessBytes() || (flags & ALIGNMENT) == ALIGNMENT) {
      throw new InvalidException("alignment must not be larger than natural", state.offset());
    }
    if (address == ValCodes.I32 && offset >>> 32 != 0) {
      throw new InvalidException("offset out of range", state.offset());
    }
    return address;
  }

  void validate(Opcode opcode) {
    switch (opcode) {
      case MEMORY_SIZE -> operands.push(address());
      case MEMORY_GROW -> grow();
      case MEMORY_FILL -> fill();
      case MEMORY_COPY -> copy();
      case MEMORY_INIT -> init();
      case DATA_DROP -> context.requireData(reader.u32(), state.offset());
      default -> throw new IllegalArgumentException(opcode.mnemonic());
    }
  }

  private int address() {
    return context.memoryAddress(reader.u32(), state.offset());
  }

  private void grow() {
    int address = address();
    operands.pop(address);
    operands.push(address);
  }

  private void fill() {
    int address = address();
    operands.pop(address);
    operands.pop(ValCodes.I32);
    operands.pop(address);
  }

  private void copy() {
    int destination = address();
    int source = address();
    operands.pop(narrower(destination, source));
    operands.pop(source);
    operands.pop(destination);
  }

  /// Returns the type of a count of what two address types can count.
  static int narrower(int address, int other) {
    return Math.min(address, other);
  }

  private void init() {
    int segment = reader.u32();
    int address = address();
    context.requireData(segment, state.offset());
    operands.pop(ValCodes.I32);
    operands.pop(ValCodes.I32);
    operands.pop(address);
  }
}
