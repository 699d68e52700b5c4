package dev.cofferdam.fleet.config;

import dev.cofferdam.engine.GuestText;
import java.nio.file.Path;

/// One thing that is wrong in a configuration file.
///
/// @param file the file
/// @param line its line, from 1
/// @param column its column, from 1
/// @param sentence what is wrong and what to write, for people
public record ConfigProblem(Path file, int line, int column, String sentence) {
  /// Returns place and sentence in one line. What a file says is in it, so it is made safe to show.
  @Override
  public String toString() {
    return GuestText.escape("%s:%d:%d: %s".formatted(file, line, column, sentence));
  }
}
