package dev.cofferdam.component.abi;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Reads and writes little-endian integers in a linear memory. The caller has checked the bounds.
final class LinearBytes {
  private static final VarHandle SHORT = view(short[].class);
  private static final VarHandle INT = view(int[].class);
  private static final VarHandle LONG = view(long[].class);

  private LinearBytes() {}

  private static VarHandle view(Class<?> arrayClass) {
    return MethodHandles.byteArrayViewVarHandle(arrayClass, ByteOrder.LITTLE_ENDIAN)
        .withInvokeExactBehavior();
  }

  static int getInt(byte[] memory, int address) {
    return (int) INT.get(memory, address);
  }

  static void putInt(byte[] memory, int address, int value) {
    INT.set(memory, address, value);
  }

  /// Reads an integer of `size` bytes, zero-extended.
  static long get(byte[] memory, int address, int size) {
    return switch (size) {
      case 1 -> memory[address] & 0xFFL;
      case 2 -> (short) SHORT.get(memory, address) & 0xFFFFL;
      case 4 -> (int) INT.get(memory, address) & 0xFFFF_FFFFL;
      default -> (long) LONG.get(memory, address);
    };
  }

  /// Writes the low `size` bytes of an integer.
  static void put(byte[] memory, int address, int size, long value) {
    switch (size) {
      case 1 -> memory[address] = (byte) value;
      case 2 -> SHORT.set(memory, address, (short) value);
      case 4 -> INT.set(memory, address, (int) value);
      default -> LONG.set(memory, address, value);
    }
  }
}
