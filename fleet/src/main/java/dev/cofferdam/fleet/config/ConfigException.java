package dev.cofferdam.fleet.config;

import java.util.List;
import java.util.stream.Collectors;

/// Thrown where configuration files are wrong: with everything that is wrong in all of them.
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<ConfigProblem> problems;

  ConfigException(List<ConfigProblem> problems) {
    super(
        problems.stream().map(ConfigProblem::toString).collect(Collectors.joining("\n")),
        null,
        false,
        false);
    this.problems = List.copyOf(problems);
  }

  /// Returns what is wrong, in the order of the files.
  public List<ConfigProblem> problems() {
    return problems;
  }
}
