package dev.cofferdam.cli;

import dev.cofferdam.text.WatReader;
import dev.cofferdam.wasm.BoundedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file named on the command line: a component or a core module, binary or text.
///
/// @param name the file's name without its folders
/// @param bytes the binary
record GuestFile(String name, byte[] bytes) {
  private static final int LAYER_OFFSET = 6;

  static GuestFile read(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      throw new UsageException(path + " is a folder; name a .wasm or .wat file");
    }
    byte[] bytes = BoundedFile.read(path);
    boolean isText = path.toString().endsWith(".wat");
    String name = path.getFileName().toString();
    return new GuestFile(
        name, isText ? WatReader.toBinary(new String(bytes, StandardCharsets.UTF_8)) : bytes);
  }

  /// Returns whether the preamble says that this is a component; anything else is a core module, or
  /// will be found malformed as one.
  boolean isComponent() {
    return bytes.length > LAYER_OFFSET && bytes[LAYER_OFFSET] == 1;
  }
}
