package dev.cofferdam.wasm;

import org.jspecify.annotations.Nullable;

/// Finds instructions by their codes: one array for each prefix.
final class OpcodeIndex {
  private static final @Nullable Opcode[] SINGLE = new @Nullable Opcode[0x100];
  private static final @Nullable Opcode[] GC = new @Nullable Opcode[0x1f];
  private static final @Nullable Opcode[] MISC = new @Nullable Opcode[0x12];
  private static final @Nullable Opcode[] VECTOR = new @Nullable Opcode[0x114];
  private static final @Nullable Opcode[] NONE = {};

  static {
    for (Opcode opcode : Opcode.values()) {
      group(opcode.code())[opcode.code() & 0xffff] = opcode;
    }
  }

  private OpcodeIndex() {}

  static @Nullable Opcode find(int code) {
    @Nullable Opcode[] group = group(code);
    int number = code & 0xffff;
    return number < group.length ? group[number] : null;
  }

  private static @Nullable Opcode[] group(int code) {
    return switch (code >>> 16) {
      case 0x00 -> SINGLE;
      case 0xfb -> GC;
      case 0xfc -> MISC;
      case 0xfd -> VECTOR;
      default -> NONE;
    };
  }
}
