package dev.cofferdam.isolation.quarantine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The version of Cofferdam that runs.
public final class EngineVersion {
  private static final String CURRENT = read();

  private EngineVersion() {}

  /// Returns the version, such as `0.1.0`.
  public static String current() {
    return CURRENT;
  }

  private static String read() {
    try (InputStream file = EngineVersion.class.getResourceAsStream("version.txt")) {
      if (file == null) {
        throw new AssertionError("version.txt is missing beside this class");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
