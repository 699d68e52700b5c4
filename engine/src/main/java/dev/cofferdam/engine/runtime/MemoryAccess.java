package dev.cofferdam.engine.runtime;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Objects;

/// Loads and stores of 32-bit memories, one method an instruction, named like it.
///
/// The address and the constant offset are unsigned. Their sum is at least 2^31, and so out of
/// bounds, where the address or the sum is negative as Java numbers; an offset of 2^31 and more is
/// passed as `Integer.MIN_VALUE`, which makes every sum so. What is left is the bounds check of the
/// array itself.
///
/// The just-in-time compiler inlines methods into a large one only up to a budget, but handles that
/// are constants always. So large methods access memory by the handles, whose exceptions are then
/// the memory's traps, and small ones by the methods, which are shorter to call.
public final class MemoryAccess {
  private static final VarHandle SHORTS = view(short[].class);
  private static final VarHandle CHARS = view(char[].class);
  private static final VarHandle INTS = view(int[].class);
  private static final VarHandle LONGS = view(long[].class);
  private static final VarHandle FLOATS = view(float[].class);
  private static final VarHandle DOUBLES = view(double[].class);

  /// Reads a short at an index: `(byte[], int)short`.
  public static final MethodHandle GET_SHORT = getter(SHORTS);

  /// Reads an unsigned short at an index: `(byte[], int)char`.
  public static final MethodHandle GET_CHAR = getter(CHARS);

  /// Reads an int at an index: `(byte[], int)int`.
  public static final MethodHandle GET_INT = getter(INTS);

  /// Reads a long at an index: `(byte[], int)long`.
  public static final MethodHandle GET_LONG = getter(LONGS);

  /// Reads a float at an index: `(byte[], int)float`.
  public static final MethodHandle GET_FLOAT = getter(FLOATS);

  /// Reads a double at an index: `(byte[], int)double`.
  public static final MethodHandle GET_DOUBLE = getter(DOUBLES);

  /// Writes a short at an index: `(byte[], int, short)void`.
  public static final MethodHandle SET_SHORT = setter(SHORTS);

  /// Writes an int at an index: `(byte[], int, int)void`.
  public static final MethodHandle SET_INT = setter(INTS);

  /// Writes a long at an index: `(byte[], int, long)void`.
  public static final MethodHandle SET_LONG = setter(LONGS);

  /// Writes a float at an index: `(byte[], int, float)void`.
  public static final MethodHandle SET_FLOAT = setter(FLOATS);

  /// Writes a double at an index: `(byte[], int, double)void`.
  public static final MethodHandle SET_DOUBLE = setter(DOUBLES);

  private static final long LOW_HALF = 0xffff_ffffL;

  private MemoryAccess() {}

  private static VarHandle view(Class<?> arrayType) {
    return MethodHandles.byteArrayViewVarHandle(arrayType, ByteOrder.LITTLE_ENDIAN)
        .withInvokeExactBehavior();
  }

  private static MethodHandle getter(VarHandle view) {
    return view.toMethodHandle(VarHandle.AccessMode.GET);
  }

  private static MethodHandle setter(VarHandle view) {
    return view.toMethodHandle(VarHandle.AccessMode.SET);
  }

  private static int at(int address, int offset) {
    int sum = address + offset;
    if ((address | sum) < 0) {
      throw Traps.memoryOutOfBounds();
    }
    return sum;
  }

  private static byte getByte(int address, int offset, byte[] memory) {
    int at = at(address, offset);
    try {
      return memory[Objects.checkIndex(at, memory.length)];
    } catch (IndexOutOfBoundsException _) {
      throw Traps.memoryOutOfBounds();
    }
  }

  private static short getShort(int address, int offset, byte[] memory) {
    int at = at(address, offset);
    try {
      return (short) SHORTS.get(memory, at);
    } catch (IndexOutOfBoundsException _) {
      throw Traps.memoryOutOfBounds();
    }
  }

  /// `i32.load`.
  public static int i32Load(int address, int offset, byte[] memory) {
    int at = at(address, offset);
    try {
      return (int) INTS.get(memory, at);
    } catch (IndexOutOfBoundsException _) {
      throw Traps.memoryOutOfBounds();
    }
  }

  /// `i64.load`.
  public static long i64Load(int address, int offset, byte[] memory) {
    int at = at(address, offset);
    try {
      return (long) LONGS.get(memory, at);
    } catch (IndexOutOfBoundsException _) {
      throw Traps.memoryOutOfBounds();
    }
  }

  /// `f32.load`.
  public static float f32Load(int address, int offset, byte[] memory) {
    return Float.intBitsToFloat(i32Load(address, offset, memory));
  }

  /// `f64.load`.
  public static double f64Load(int address, int offset, byte[] memory) {
    return Double.longBitsToDouble(i64Load(address, offset, memory));
  }

  /// `i32.load8_s`.
  public static int i32Load8S(int address, int offset, byte[] memory) {
    return getByte(address, offset, memory);
  }

  /// `i32.load8_u`.
  public static int i32Load8U(int address, int offset, byte[] memory) {
    return getByte(address, offset, memory) & 0xff;
  }

  /// `i32.load16_s`.
  public static int i32Load16S(int address, int offset, byte[] memory) {
    return getShort(address, offset, memory);
  }

  /// `i32.load16_u`.
  public static int i32Load16U(int address, int offset, byte[] memory) {
    return getShort(address, offset, memory) & 0xffff;
  }

  /// `i64.load8_s`.
  public static long i64Load8S(int address, int offset, byte[] memory) {
    return getByte(address, offset, memory);
  }

  /// `i64.load8_u`.
  public static long i64Load8U(int address, int offset, byte[] memory) {
    return getByte(address, offset, memory) & 0xff;
  }

  /// `i64.load16_s`.
  public static long i64Load16S(int address, int offset, byte[] memory) {
    return getShort(address, offset, memory);
  }

  /// `i64.load16_u`.
  public static long i64Load16U(int address, int offset, byte[] memory) {
    return getShort(address, offset, memory) & 0xffff;
  }

  /// `i64.load32_s`.
  public static long i64Load32S(int address, int offset, byte[] memory) {
    return i32Load(address, offset, memory);
  }

  /// `i64.load32_u`.
  public static long i64Load32U(int address, int offset, byte[] memory) {
    return i32Load(address, offset, memory) & LOW_HALF;
  }

  /// `i32.store`.
  public static void i32Store(int address, int value, int offset, byte[] memory) {
    int at = at(address, offset);
    try {
      INTS.set(memory, at, value);
    } catch (IndexOutOfBoundsException _) {
      throw Traps.memoryOutOfBounds();
    }
  }

  /// `i64.store`.
  public static void i64Store(int address, long value, int offset, byte[] memory) {
    int at = at(address, offset);
    try {
      LONGS.set(memory, at, value);
    } catch (IndexOutOfBoundsException _) {
      throw Traps.memoryOutOfBounds();
    }
  }

  /// `f32.store`.
  public static void f32Store(int address, float value, int offset, byte[] memory) {
    i32Store(address, Float.floatToRawIntBits(value), offset, memory);
  }

  /// `f64.store`.
  public static void f64Store(int address, double value, int offset, byte[] memory) {
    i64Store(address, Double.doubleToRawLongBits(value), offset, memory);
  }

  /// `i32.store8`.
  public static void i32Store8(int address, int value, int offset, byte[] memory) {
    int at = at(address, offset);
    try {
      memory[Objects.checkIndex(at, memory.length)] = (byte) value;
    } catch (IndexOutOfBoundsException _) {
      throw Traps.memoryOutOfBounds();
    }
  }

  /// `i32.store16`.
  public static void i32Store16(int address, int value, int offset, byte[] memory) {
    int at = at(address, offset);
    try {
      SHORTS.set(memory, at, (short) value);
    } catch (IndexOutOfBoundsException _) {
      throw Traps.memoryOutOfBounds();
    }
  }

  /// `i64.store8`.
  public static void i64Store8(int address, long value, int offset, byte[] memory) {
    i32Store8(address, (int) value, offset, memory);
  }

  /// `i64.store16`.
  public static void i64Store16(int address, long value, int offset, byte[] memory) {
    i32Store16(address, (int) value, offset, memory);
  }

  /// `i64.store32`.
  public static void i64Store32(int address, long value, int offset, byte[] memory) {
    i32Store(address, (int) value, offset, memory);
  }
}
