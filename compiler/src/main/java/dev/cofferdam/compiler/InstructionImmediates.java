package dev.cofferdam.compiler;

import dev.cofferdam.wasm.NumType;
import dev.cofferdam.wasm.Opcode;
import dev.cofferdam.wasm.RefType;
import dev.cofferdam.wasm.ValType;
import dev.cofferdam.wasm.binary.ByteReader;

/// Reads what follows an opcode, in instructions that are not blocks or branches.
final class InstructionImmediates {
  private static final int MEMORY_INDEX_FLAG = 0x40;

  private InstructionImmediates() {}

  /// Reads the immediates as one number: constants as their bits, two indices with the first in the
  /// upper half, a memory argument as memory index and offset.
  static long read(Opcode opcode, ByteReader reader) {
    return switch (opcode.immediates()) {
      case NONE -> 0;
      case FUNC, TYPE, LOCAL, GLOBAL, TABLE, ELEM, MEMORY, DATA, TAG -> reader.u32();
      case TYPE_TABLE, TABLE_TABLE, ELEM_TABLE, MEMORY_MEMORY, DATA_MEMORY ->
          pair(reader.u32(), reader.u32());
      case MEMARG -> memoryArgument(reader);
      case I32 -> reader.s32();
      case I64 -> reader.s64();
      case F32 -> reader.f32Bits();
      case F64 -> reader.f64Bits();
      default -> {
        skip(opcode, reader);
        yield 0;
      }
    };
  }

  /// Skips the immediates of any instruction of WebAssembly 2.0 without vectors.
  static void skip(Opcode opcode, ByteReader reader) {
    switch (opcode.immediates()) {
      case BLOCK_TYPE -> skipBlockType(reader);
      case LABEL -> reader.u32();
      case LABEL_TABLE -> {
        int count = reader.count();
        for (int i = 0; i <= count; i++) {
          reader.u32();
        }
      }
      case VALUE_TYPES -> {
        int count = reader.count();
        for (int i = 0; i < count; i++) {
          skipBlockType(reader);
        }
      }
      case HEAP_TYPE -> reader.s33();
      case TRY_TABLE, TYPE_FIELD, TYPE_COUNT, TYPE_DATA, TYPE_ELEM, TYPE_TYPE -> refuse(opcode);
      case MEMARG_LANE, LANE, SHUFFLE, V128, CAST -> refuse(opcode);
      default -> read(opcode, reader);
    }
  }

  /// Returns the type with this code, reading the heap type where one follows.
  static ValType valType(int code, ByteReader reader) {
    return switch (code) {
      case -0x01 -> NumType.I32;
      case -0x02 -> NumType.I64;
      case -0x03 -> NumType.F32;
      case -0x04 -> NumType.F64;
      case -0x1c, -0x1d -> {
        reader.s33();
        yield RefType.EXTERNREF;
      }
      case -0x05 -> throw new CompileException("v128 is not supported", -1, reader.position());
      default -> RefType.EXTERNREF;
    };
  }

  private static void skipBlockType(ByteReader reader) {
    long type = reader.s33();
    if (type == -0x1c || type == -0x1d) {
      reader.s33();
    }
  }

  private static void refuse(Opcode opcode) {
    throw new CompileException(opcode.mnemonic() + " is not supported", -1, 0);
  }

  private static long memoryArgument(ByteReader reader) {
    int flags = reader.u32();
    int memoryIndex = (flags & MEMORY_INDEX_FLAG) == 0 ? 0 : reader.u32();
    return pair(memoryIndex, (int) reader.u64());
  }

  private static long pair(int first, int second) {
    return (long) first << 32 | Integer.toUnsignedLong(second);
  }
}
