package dev.cofferdam.wasm;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads files that somebody else made: never more than the limit on what is in them allows.
public final class BoundedFile {
  private BoundedFile() {}

  /// Returns the bytes of a module or component.
  ///
  /// @throws LoadLimitException if there are more than {@link LoadLimits#moduleBytes} by default
  public static byte[] read(Path file) throws IOException {
    return read(file, LoadLimits.defaults().moduleBytes(), "LoadLimits.moduleBytes");
  }

  /// Returns the bytes of a file.
  ///
  /// @param limit the limit's name, for the message
  /// @throws LoadLimitException if there are more than `bytesMax`
  public static byte[] read(Path file, int bytesMax, String limit) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(bytesMax);
      if (bytes.length == bytesMax && in.read() >= 0) {
        throw new LoadLimitException(
            "the file exceeds the limit of %d bytes (%s)".formatted(bytesMax, limit), bytesMax);
      }
      return bytes;
    }
  }
}
