package dev.cofferdam.wasm.binary;

import dev.cofferdam.wasm.ByteRange;
import dev.cofferdam.wasm.MalformedException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// A cursor over the bytes of a binary, which reads the binary format's primitive values.
///
/// Positions are offsets in the array, so that every message names an offset in the file. Reading
/// past the end, and every other breach of the format, throws a [MalformedException]. Not for use
/// by several threads.
///
/// Specification: section 5.2, values.
public final class ByteReader {
  private static final String UNEXPECTED_END = "unexpected end of section or function";
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] bytes;
  private int end;
  private int position;

  private ByteReader(byte[] bytes, int position, int end) {
    this.bytes = bytes;
    this.position = position;
    this.end = end;
  }

  /// Returns a reader of all of `bytes`.
  public static ByteReader of(byte[] bytes) {
    return new ByteReader(bytes, 0, bytes.length);
  }

  /// Returns a reader of `range` of `bytes`.
  ///
  /// @throws IndexOutOfBoundsException if the range does not lie in the array
  public static ByteReader of(byte[] bytes, ByteRange range) {
    Objects.checkFromIndexSize(range.offset(), range.size(), bytes.length);
    return new ByteReader(bytes, range.offset(), range.end());
  }

  /// Returns the offset of the next byte in the array.
  public int position() {
    return position;
  }

  /// Returns the offset just past the last byte.
  public int end() {
    return end;
  }

  /// Returns how many bytes are left.
  public int remaining() {
    return end - position;
  }

  /// Returns whether no byte is left.
  public boolean isAtEnd() {
    return position == end;
  }

  /// Goes on at `newPosition`, which lies between 0 and the end.
  public void seek(int newPosition) {
    assert newPosition >= 0 && newPosition <= end : newPosition;
    position = newPosition;
  }

  /// Goes on with `range` of the same array instead, from its start to its end.
  ///
  /// @throws IndexOutOfBoundsException if the range does not lie in the array
  public void enter(ByteRange range) {
    Objects.checkFromIndexSize(range.offset(), range.size(), bytes.length);
    position = range.offset();
    end = range.end();
  }

  /// Returns the next byte as unsigned number without reading it, or -1 at the end.
  public int peek() {
    return position < end ? bytes[position] & 0xff : -1;
  }

  /// Skips `count` bytes; a negative count is malformed too.
  public void skip(int count) {
    require(count);
    position += count;
  }

  /// Returns the next `size` bytes as a range of the array, and skips them.
  public ByteRange range(int size) {
    int start = position;
    skip(size);
    return new ByteRange(start, size);
  }

  /// Reads one byte as unsigned number.
  public int u8() {
    if (position >= end) {
      throw malformed(UNEXPECTED_END);
    }
    return bytes[position++] & 0xff;
  }

  /// Reads an unsigned 32-bit LEB128; the result's bits are the number.
  public int u32() {
    if (position < end && bytes[position] >= 0) {
      return bytes[position++];
    }
    return (int) unsigned(32);
  }

  /// Reads an unsigned 64-bit LEB128; the result's bits are the number.
  public long u64() {
    if (position < end && bytes[position] >= 0) {
      return bytes[position++];
    }
    return unsigned(64);
  }

  /// Reads a signed 7-bit LEB128, which is a single byte.
  public int s7() {
    return (int) signed(7);
  }

  /// Reads a signed 32-bit LEB128.
  public int s32() {
    return (int) signed(32);
  }

  /// Reads a signed 33-bit LEB128.
  public long s33() {
    return signed(33);
  }

  /// Reads a signed 64-bit LEB128.
  public long s64() {
    return signed(64);
  }

  /// Reads four bytes, little-endian.
  public int u32Fixed() {
    require(4);
    int value = (int) INTS.get(bytes, position);
    position += 4;
    return value;
  }

  /// Reads eight bytes, little-endian.
  public long u64Fixed() {
    require(8);
    long value = (long) LONGS.get(bytes, position);
    position += 8;
    return value;
  }

  /// Reads the bits of a 32-bit float.
  public int f32Bits() {
    return u32Fixed();
  }

  /// Reads the bits of a 64-bit float.
  public long f64Bits() {
    return u64Fixed();
  }

  /// Reads the count of a vector or the length of a string: never more than bytes are left, as
  /// every item takes at least one.
  public int count() {
    int start = position;
    int count = u32();
    if (Integer.compareUnsigned(count, end - position) > 0) {
      throw new MalformedException("length out of bounds", start);
    }
    return count;
  }

  /// Reads a name: a length and that many bytes of UTF-8.
  public String name() {
    return utf8(count());
  }

  /// Reads `size` bytes of UTF-8.
  public String utf8(int size) {
    require(size);
    int start = position;
    position += size;
    for (int i = start; i < position; i++) {
      if (bytes[i] < 0) {
        return strictUtf8(start, size);
      }
    }
    return new String(bytes, start, size, StandardCharsets.ISO_8859_1);
  }

  /// Reads the code of an instruction: one byte, or a prefix and a number, which give `prefix << 16
  /// | number`. Whether there is such an instruction is not checked.
  public int opcode() {
    int code = u8();
    return code >= 0xfb && code <= 0xfd ? prefixed(code) : code;
  }

  /// Returns an exception about the next byte.
  public MalformedException malformed(String message) {
    return new MalformedException(message, position);
  }

  private int prefixed(int prefix) {
    int start = position - 1;
    int number = u32();
    if (number >>> 16 != 0) {
      throw new MalformedException("illegal opcode %02x %02x".formatted(prefix, number), start);
    }
    return prefix << 16 | number;
  }

  private String strictUtf8(int start, int size) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, start, size))
          .toString();
    } catch (CharacterCodingException _) {
      throw new MalformedException("malformed UTF-8 encoding", start);
    }
  }

  private long unsigned(int bits) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      int b = u8();
      int bitsLeft = bits - shift;
      if (bitsLeft < 7 && (b & 0x7f) >= 1 << bitsLeft) {
        throw new MalformedException("integer too large", position - 1);
      }
      value |= (long) (b & 0x7f) << shift;
      if (b < 0x80) {
        return value;
      }
      requireMoreBits(bitsLeft);
    }
  }

  private long signed(int bits) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      int b = u8();
      int bitsLeft = bits - shift;
      if (bitsLeft < 7) {
        requireSignExtended(b, bitsLeft);
      }
      value |= (long) (b & 0x7f) << shift;
      if (b < 0x80) {
        int unused = Math.max(64 - 7 - shift, 0);
        return value << unused >> unused;
      }
      requireMoreBits(bitsLeft);
    }
  }

  private void requireSignExtended(int b, int bitsLeft) {
    int mask = -1 << (bitsLeft - 1) & 0x7f;
    if ((b & mask) != 0 && (b & mask) != mask) {
      throw new MalformedException("integer too large", position - 1);
    }
  }

  private void requireMoreBits(int bitsLeft) {
    if (bitsLeft <= 7) {
      throw malformed("integer representation too long");
    }
  }

  private void require(int count) {
    if (count < 0 || count > end - position) {
      throw new MalformedException(UNEXPECTED_END, end);
    }
  }
}
