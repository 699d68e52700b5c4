package dev.cofferdam.fleet.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// Collects what is wrong while files are read, so that it can be told in one go. Used by one
/// thread.
final class Problems {
  private static final int PROBLEMS_MAX = 100;

  private final List<ConfigProblem> found = new ArrayList<>();
  private final List<Path> files = new ArrayList<>();

  void add(Path file, int line, int column, String sentence) {
    if (!files.contains(file)) {
      files.add(file);
    }
    var problem = new ConfigProblem(file, line, column, sentence);
    if (found.size() < PROBLEMS_MAX && !found.contains(problem)) {
      found.add(problem);
    }
  }

  /// @throws ConfigException if anything is wrong
  ///
  /// @param read the files that were read or looked for
  void throwIfAny(Set<Path> read) {
    if (!found.isEmpty()) {
      throw new ConfigException(sorted(), read);
    }
  }

  private List<ConfigProblem> sorted() {
    return found.stream()
        .sorted(
            Comparator.comparingInt((ConfigProblem problem) -> files.indexOf(problem.file()))
                .thenComparingInt(ConfigProblem::line)
                .thenComparingInt(ConfigProblem::column))
        .toList();
  }
}
