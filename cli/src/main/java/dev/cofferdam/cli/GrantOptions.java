package dev.cofferdam.cli;

import dev.cofferdam.fleet.config.GrantedDirectory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that grant a guest something of the host's; without them it has nothing.
final class GrantOptions {
  @Option(
      names = "--dir",
      paramLabel = "HOST[::GUEST][:ro]",
      description = {
        "Grants a directory, under the name GUEST or its own, for writing or (:ro) reading only.",
        "May be given several times."
      })
  private @Nullable List<String> directories;

  @Option(
      names = "--env",
      paramLabel = "NAME=VALUE",
      description = "Sets an environment variable. May be given several times.")
  private @Nullable Map<String, String> environment;

  List<GrantedDirectory> directories() {
    return directories == null
        ? List.of()
        : directories.stream().map(GrantOptions::directory).toList();
  }

  private static GrantedDirectory directory(String text) {
    try {
      return GrantedDirectory.parse(text);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--dir %s: %s".formatted(text, e.getMessage()));
    }
  }

  Map<String, String> environment() {
    return environment == null ? Map.of() : new LinkedHashMap<>(environment);
  }
}
