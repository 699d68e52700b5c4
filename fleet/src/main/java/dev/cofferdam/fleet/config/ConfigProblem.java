package dev.cofferdam.fleet.config;

import java.nio.file.Path;

/// One thing that is wrong in a configuration file.
///
/// @param file the file
/// @param line its line, from 1
/// @param column its column, from 1
/// @param sentence what is wrong and what to write, for people
public record ConfigProblem(Path file, int line, int column, String sentence) {
  @Override
  public String toString() {
    return "%s:%d:%d: %s".formatted(file, line, column, sentence);
  }
}
