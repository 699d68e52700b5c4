package dev.cofferdam.compiler.classfile;

import java.util.Arrays;

/// Bytes that grow, big-endian as everything in a class file.
final class ByteWriter {
  private byte[] bytes;
  private int size;

  ByteWriter(int capacity) {
    bytes = new byte[capacity];
  }

  int size() {
    return size;
  }

  void u1(int value) {
    reserve(1);
    bytes[size++] = (byte) value;
  }

  void u2(int value) {
    reserve(2);
    setU2(size, value);
    size += 2;
  }

  void u4(int value) {
    reserve(4);
    setU4(size, value);
    size += 4;
  }

  void setU2(int at, int value) {
    bytes[at] = (byte) (value >> 8);
    bytes[at + 1] = (byte) value;
  }

  void setU4(int at, int value) {
    setU2(at, value >> 16);
    setU2(at + 2, value);
  }

  void append(ByteWriter other) {
    reserve(other.size);
    System.arraycopy(other.bytes, 0, bytes, size, other.size);
    size += other.size;
  }

  /// Drops what was written from `newSize` on.
  void truncate(int newSize) {
    size = newSize;
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  private void reserve(int count) {
    if (size + count > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size + count, bytes.length * 2));
    }
  }
}
