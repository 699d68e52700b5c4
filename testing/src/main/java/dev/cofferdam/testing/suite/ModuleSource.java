package dev.cofferdam.testing.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The module or component that a command names: a file in the binary or in the text format.
///
/// A text file whose text is not itself what is asserted comes with its translation, `binary`.
record ModuleSource(Path file, Format format, Optional<Path> binary) {
  enum Format {
    BINARY,
    TEXT
  }

  static ModuleSource of(Path binaryFile) {
    return new ModuleSource(binaryFile, Format.BINARY, Optional.empty());
  }

  /// Whether only a reader of the text format can make sense of it.
  boolean isTextOnly() {
    return format == Format.TEXT && binary.isEmpty();
  }

  byte[] bytes() throws IOException {
    return Files.readAllBytes(binary.orElse(file));
  }

  String text() throws IOException {
    return Files.readString(file);
  }
}
