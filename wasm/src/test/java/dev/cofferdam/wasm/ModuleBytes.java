package dev.cofferdam.wasm;

import dev.cofferdam.wasm.binary.ModuleDecoder;
import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.stream.IntStream;

/// Builds the binary of a small module from hexadecimal pieces.
public final class ModuleBytes {
  private static final int TYPE = 1;
  private static final int FUNCTION = 3;
  private static final int CODE = 10;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private ModuleBytes() {
    out.writeBytes(hex("00 61 73 6d 01 00 00 00"));
  }

  /// Returns a builder of a module without sections.
  public static ModuleBytes create() {
    return new ModuleBytes();
  }

  /// Returns a module with one function of type `typeHex` (such as `60 00 01 7f`) and `codeHex`.
  public static byte[] ofFunction(String typeHex, String codeHex) {
    return create().types(typeHex).funcs(0).code("00" + codeHex).bytes();
  }

  /// Returns the bytes that `hex` stands for; blanks are ignored.
  public static byte[] hex(String hex) {
    return HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
  }

  /// Returns `value` as unsigned LEB128, in hexadecimal.
  public static String leb(int value) {
    return value >>> 7 == 0
        ? "%02x".formatted(value)
        : "%02x".formatted((value & 0x7f) | 0x80) + leb(value >>> 7);
  }

  /// Returns `text` as a name, in hexadecimal.
  public static String name(String text) {
    byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    return leb(bytes.length) + HexFormat.of().formatHex(bytes);
  }

  /// Adds a section.
  public ModuleBytes section(int id, String contentsHex) {
    byte[] contents = hex(contentsHex);
    out.write(id);
    out.writeBytes(hex(leb(contents.length)));
    out.writeBytes(contents);
    return this;
  }

  /// Adds a section of a vector of `items`.
  public ModuleBytes vector(int id, String... items) {
    return section(id, leb(items.length) + String.join("", items));
  }

  /// Adds the type section.
  public ModuleBytes types(String... types) {
    return vector(TYPE, types);
  }

  /// Adds the function section.
  public ModuleBytes funcs(int... typeIndices) {
    return vector(
        FUNCTION, IntStream.of(typeIndices).mapToObj(ModuleBytes::leb).toArray(String[]::new));
  }

  /// Adds the code section; each body starts with its locals.
  public ModuleBytes code(String... bodies) {
    var sized = new String[bodies.length];
    for (int i = 0; i < bodies.length; i++) {
      sized[i] = leb(hex(bodies[i]).length) + bodies[i];
    }
    return vector(CODE, sized);
  }

  /// Returns the binary.
  public byte[] bytes() {
    return out.toByteArray();
  }

  /// Returns the decoded module.
  public ModuleModel decode() {
    return ModuleDecoder.decode(bytes());
  }
}
