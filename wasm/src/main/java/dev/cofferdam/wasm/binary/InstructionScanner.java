package dev.cofferdam.wasm.binary;

import dev.cofferdam.wasm.Immediates;
import dev.cofferdam.wasm.LoadLimits;
import dev.cofferdam.wasm.MalformedException;
import dev.cofferdam.wasm.Opcode;
import java.util.BitSet;

/// Walks over instructions without judging their types: finds the end of an expression, and
/// whatever in it is malformed.
public final class InstructionScanner {
  private final ByteReader reader;
  private final TypeReader types;
  private final LoadBudget budget;
  private final BitSet mayHaveElse = new BitSet();
  private boolean usesDataIndices;

  InstructionScanner(ByteReader reader, TypeReader types, LoadBudget budget) {
    this.reader = reader;
    this.types = types;
    this.budget = budget;
  }

  /// Returns a scanner at the place where `reader` stands; it moves `reader` along.
  public static InstructionScanner of(ByteReader reader, LoadLimits limits) {
    var budget = new LoadBudget(limits);
    return new InstructionScanner(reader, new TypeReader(reader, budget), budget);
  }

  /// Returns whether an instruction that names a data segment was met.
  public boolean usesDataIndices() {
    return usesDataIndices;
  }

  /// Skips instructions up to the `end` that closes them, and that `end`.
  public void skipExpression() {
    int depth = 0;
    mayHaveElse.clear();
    while (depth >= 0) {
      Opcode opcode = skipInstruction();
      switch (opcode) {
        case BLOCK, LOOP, TRY_TABLE, IF -> {
          depth++;
          mayHaveElse.set(depth, opcode == Opcode.IF);
          LoadBudget.require("nesting", depth, budget.limits().nesting(), reader.position());
        }
        case ELSE -> {
          requireElse(mayHaveElse.get(depth));
          mayHaveElse.clear(depth);
        }
        case END -> depth--;
        default -> {}
      }
    }
  }

  private void requireElse(boolean mayHaveElse) {
    if (!mayHaveElse) {
      throw new MalformedException("END opcode expected", reader.position() - 1);
    }
  }

  /// Skips one instruction and returns its code; a block's body is not part of it.
  public Opcode skipInstruction() {
    int start = reader.position();
    int code = reader.opcode();
    Opcode opcode = Opcode.of(code);
    if (opcode == null) {
      throw illegal(code, start);
    }
    skip(opcode.immediates());
    return opcode;
  }

  /// Returns an exception about a code that is no instruction's.
  public static MalformedException illegal(int code, int offset) {
    String text =
        code > 0xff ? "%02x %02x".formatted(code >>> 16, code & 0xffff) : "%02x".formatted(code);
    return new MalformedException("illegal opcode " + text, offset);
  }

  private void skip(Immediates immediates) {
    switch (immediates) {
      case NONE -> {}
      case BLOCK_TYPE -> skipBlockType();
      case TRY_TABLE -> skipTryTable();
      case LABEL, FUNC, TYPE, LOCAL, GLOBAL, TABLE, ELEM, MEMORY, TAG -> reader.u32();
      case TYPE_TABLE, TYPE_FIELD, TYPE_COUNT, TYPE_ELEM, TYPE_TYPE -> skipIndices(2);
      case TABLE_TABLE, ELEM_TABLE, MEMORY_MEMORY -> skipIndices(2);
      case DATA -> skipDataIndices(1);
      case TYPE_DATA, DATA_MEMORY -> skipDataIndices(2);
      case LABEL_TABLE -> skipLabelTable();
      case VALUE_TYPES -> types.valTypes("results", budget.limits().results());
      case MEMARG -> skipMemArg();
      case MEMARG_LANE -> {
        skipMemArg();
        reader.u8();
      }
      case LANE -> reader.u8();
      case SHUFFLE, V128 -> reader.skip(16);
      case I32 -> reader.s32();
      case I64 -> reader.s64();
      case F32 -> reader.skip(4);
      case F64 -> reader.skip(8);
      case HEAP_TYPE -> types.heapType();
      case CAST -> skipCast();
    }
  }

  private void skipIndices(int count) {
    for (int i = 0; i < count; i++) {
      reader.u32();
    }
  }

  private void skipDataIndices(int count) {
    usesDataIndices = true;
    skipIndices(count);
  }

  private void skipLabelTable() {
    int count = reader.count();
    skipIndices(count);
    reader.u32();
  }

  private void skipBlockType() {
    int first = reader.peek();
    if (first == TypeCodes.EMPTY_BLOCK) {
      reader.skip(1);
    } else if (first >= 0x40 && first < 0x80) {
      types.valType();
    } else if (reader.s33() < 0) {
      throw reader.malformed("integer representation too long");
    }
  }

  private void skipTryTable() {
    skipBlockType();
    int count = reader.count();
    for (int i = 0; i < count; i++) {
      skipCatch();
    }
  }

  private void skipCatch() {
    int start = reader.position();
    switch (reader.u8()) {
      case 0, 1 -> skipIndices(2);
      case 2, 3 -> skipIndices(1);
      default -> throw new MalformedException("malformed catch clause", start);
    }
  }

  private void skipMemArg() {
    int start = reader.position();
    int flags = reader.u32();
    if (flags >>> 7 != 0) {
      throw new MalformedException("malformed memop flags", start);
    }
    if ((flags & 0x40) != 0) {
      reader.u32();
    }
    reader.u64();
  }

  private void skipCast() {
    int flags = reader.u8();
    if (flags > 3) {
      throw new MalformedException("malformed br_on_cast flags", reader.position() - 1);
    }
    reader.u32();
    types.heapType();
    types.heapType();
  }
}
