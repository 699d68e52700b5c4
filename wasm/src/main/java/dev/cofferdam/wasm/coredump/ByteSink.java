package dev.cofferdam.wasm.coredump;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Collects the primitive values of the binary format.
///
/// Specification: section 5.2, values.
final class ByteSink {
  private byte[] bytes = new byte[256];
  private int size;

  int size() {
    return size;
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  ByteSink u8(int value) {
    if (size == bytes.length) {
      bytes = Arrays.copyOf(bytes, size * 2);
    }
    bytes[size++] = (byte) value;
    return this;
  }

  /// Writes an unsigned LEB128.
  ByteSink unsigned(long value) {
    long rest = value;
    while (rest >>> 7 != 0) {
      u8((int) (rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    return u8((int) rest);
  }

  /// Writes a signed LEB128.
  ByteSink signed(long value) {
    long rest = value;
    while (rest != rest << 57 >> 57) {
      u8((int) (rest & 0x7f) | 0x80);
      rest >>= 7;
    }
    return u8((int) rest & 0x7f);
  }

  ByteSink fixed32(int value) {
    for (int shift = 0; shift < 32; shift += 8) {
      u8(value >>> shift);
    }
    return this;
  }

  ByteSink fixed64(long value) {
    return fixed32((int) value).fixed32((int) (value >>> 32));
  }

  /// Writes a length and UTF-8.
  ByteSink name(String name) {
    byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
    return unsigned(utf8.length).all(utf8, utf8.length);
  }

  /// Writes a section: a code, a length, and what `contents` holds.
  ByteSink section(int code, ByteSink contents) {
    return u8(code).unsigned(contents.size).all(contents.bytes, contents.size);
  }

  private ByteSink all(byte[] source, int count) {
    if (count > bytes.length - size) {
      bytes = Arrays.copyOf(bytes, Math.max(size + count, size * 2));
    }
    System.arraycopy(source, 0, bytes, size, count);
    size += count;
    return this;
  }
}
