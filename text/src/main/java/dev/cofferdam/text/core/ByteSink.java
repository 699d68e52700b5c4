package dev.cofferdam.text.core;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Bytes of the binary format that are being written.
final class ByteSink {
  private byte[] bytes = new byte[32];
  private int size;

  int size() {
    return size;
  }

  ByteSink u8(int value) {
    reserve(1);
    bytes[size++] = (byte) value;
    return this;
  }

  ByteSink u32(int value) {
    return u64(Integer.toUnsignedLong(value));
  }

  /// Writes unsigned LEB128.
  ByteSink u64(long value) {
    long rest = value;
    while (rest >>> 7 != 0) {
      u8((int) (rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    return u8((int) rest);
  }

  /// Writes signed LEB128 of any width.
  ByteSink signed(long value) {
    long rest = value;
    while (rest != (rest << 57 >> 57)) {
      u8((int) (rest & 0x7F) | 0x80);
      rest >>= 7;
    }
    return u8((int) rest & 0x7F);
  }

  /// Writes the lowest `byteCount` bytes of `value`, little-endian.
  ByteSink fixed(long value, int byteCount) {
    for (int i = 0; i < byteCount; i++) {
      u8((int) (value >>> (8 * i)));
    }
    return this;
  }

  ByteSink raw(byte[] more) {
    return raw(more, more.length);
  }

  ByteSink raw(ByteSink more) {
    return raw(more.bytes, more.size);
  }

  private ByteSink raw(byte[] more, int count) {
    reserve(count);
    System.arraycopy(more, 0, bytes, size, count);
    size += count;
    return this;
  }

  /// Writes a vector of bytes: the count, then the bytes.
  ByteSink vector(byte[] more) {
    return u32(more.length).raw(more);
  }

  ByteSink vector(ByteSink more) {
    return u32(more.size).raw(more);
  }

  ByteSink name(String name) {
    return vector(name.getBytes(StandardCharsets.UTF_8));
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  /// Returns the bytes as a string of chars 0 to 255, which works as a key.
  String toKey() {
    return new String(bytes, 0, size, StandardCharsets.ISO_8859_1);
  }

  private void reserve(int count) {
    int needed = Math.addExact(size, count);
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(needed, (int) Math.min(bytes.length * 2L, 1 << 30)));
    }
  }
}
