package dev.cofferdam.wasm.dwarf;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Writes numbers and text as debug information has them.
final class DebugBytes {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  DebugBytes u8(int... values) {
    for (int value : values) {
      out.write(value);
    }
    return this;
  }

  DebugBytes u16(int value) {
    return number(value, 2);
  }

  DebugBytes u32(long value) {
    return number(value, 4);
  }

  DebugBytes number(long value, int size) {
    for (int i = 0; i < size; i++) {
      out.write((int) (value >>> (Byte.SIZE * i)));
    }
    return this;
  }

  DebugBytes uleb(long value) {
    long rest = value;
    while (Long.compareUnsigned(rest, 0x80) >= 0) {
      out.write((int) (rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    return u8((int) rest);
  }

  DebugBytes text(String text) {
    out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    return u8(0);
  }

  DebugBytes bytes(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  /// Writes `body` behind its length, as units and tables begin.
  DebugBytes withLength(DebugBytes body, int offsetBytes) {
    if (offsetBytes == Long.BYTES) {
      u32(0xffffffffL);
    }
    return number(body.size(), offsetBytes).bytes(body.toBytes());
  }

  int size() {
    return out.size();
  }

  byte[] toBytes() {
    return out.toByteArray();
  }
}
