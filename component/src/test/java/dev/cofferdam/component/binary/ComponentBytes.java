package dev.cofferdam.component.binary;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Puts binaries of components together.
public final class ComponentBytes {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private ComponentBytes() {}

  /// Returns a component of `sections`.
  public static byte[] component(byte[]... sections) {
    var component = new ComponentBytes();
    component.add(0x00, 0x61, 0x73, 0x6d, 0x0d, 0x00, 0x01, 0x00);
    for (byte[] section : sections) {
      component.out.writeBytes(section);
    }
    return component.out.toByteArray();
  }

  /// Returns a section: its number, its size, and `parts`, which are bytes, names or byte arrays.
  public static byte[] section(int id, Object... parts) {
    byte[] contents = bytes(parts);
    var section = new ComponentBytes();
    section.add(id);
    section.size(contents.length);
    section.out.writeBytes(contents);
    return section.out.toByteArray();
  }

  /// Returns `parts` one after the other; a string becomes a name, its length before it.
  public static byte[] bytes(Object... parts) {
    var bytes = new ComponentBytes();
    for (Object part : parts) {
      switch (part) {
        case Integer value -> bytes.add(value);
        case byte[] more -> bytes.out.writeBytes(more);
        case String name -> bytes.name(name);
        default -> throw new IllegalArgumentException(part.toString());
      }
    }
    return bytes.out.toByteArray();
  }

  private void add(int... values) {
    for (int value : values) {
      out.write(value);
    }
  }

  private void name(String name) {
    byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
    size(utf8.length);
    out.writeBytes(utf8);
  }

  private void size(int size) {
    int rest = size;
    while (rest >= 0x80) {
      out.write((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    out.write(rest);
  }

  /// Returns an empty core module.
  public static byte[] emptyModule() {
    return new byte[] {0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00};
  }
}
