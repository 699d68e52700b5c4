package dev.cofferdam.fleet.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Thrown where configuration files are wrong: with everything that is wrong in all of them.
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<ConfigProblem> problems;

  private final transient Set<Path> files;

  ConfigException(List<ConfigProblem> problems, Set<Path> files) {
    super(
        problems.stream().map(ConfigProblem::toString).collect(Collectors.joining("\n")),
        null,
        false,
        false);
    this.problems = List.copyOf(problems);
    this.files = Set.copyOf(files);
  }

  /// Returns what is wrong, in the order of the files.
  public List<ConfigProblem> problems() {
    return problems;
  }

  /// Returns the files that were read or looked for: a change of any of them may mend it.
  public Set<Path> files() {
    return files;
  }
}
