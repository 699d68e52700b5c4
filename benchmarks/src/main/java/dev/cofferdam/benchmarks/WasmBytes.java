package dev.cofferdam.benchmarks;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Writes the binary format piece by piece.
final class WasmBytes {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  WasmBytes put(int... values) {
    for (int value : values) {
      out.write(value);
    }
    return this;
  }

  /// Writes an unsigned number as LEB128.
  WasmBytes unsigned(int value) {
    int rest = value;
    while (rest >>> 7 != 0) {
      out.write((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    out.write(rest);
    return this;
  }

  /// Writes a signed number as LEB128.
  WasmBytes signed(int value) {
    int rest = value;
    while (rest < -64 || rest > 63) {
      out.write((rest & 0x7f) | 0x80);
      rest >>= 7;
    }
    out.write(rest & 0x7f);
    return this;
  }

  /// Writes a name with its length.
  WasmBytes name(String name) {
    byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
    return unsigned(utf8.length).bytes(utf8);
  }

  /// Writes other bytes with their length.
  WasmBytes sized(WasmBytes other) {
    byte[] bytes = other.toArray();
    return unsigned(bytes.length).bytes(bytes);
  }

  /// Writes a section.
  WasmBytes section(int id, WasmBytes contents) {
    return put(id).sized(contents);
  }

  WasmBytes bytes(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  int size() {
    return out.size();
  }

  byte[] toArray() {
    return out.toByteArray();
  }
}
