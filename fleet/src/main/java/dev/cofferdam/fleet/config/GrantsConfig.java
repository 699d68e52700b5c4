package dev.cofferdam.fleet.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a guest gets of the host.
///
/// @param directories directories, with absolute paths
/// @param environment environment variables, in order
/// @param arguments arguments of a command, without its own name
/// @param stdio where its output goes
/// @param trapsUnknownImports whether an import that nobody defines traps when it is called,
///   instead of failing to link
public record GrantsConfig(
    List<GrantedDirectory> directories,
    Map<String, String> environment,
    List<String> arguments,
    StdioGrant stdio,
    boolean trapsUnknownImports) {
  private static final GrantsConfig NOTHING =
      new GrantsConfig(List.of(), Map.of(), List.of(), StdioGrant.LOG, false);

  /// Copies lists and map.
  public GrantsConfig {
    directories = List.copyOf(directories);
    environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    arguments = List.copyOf(arguments);
  }

  /// Returns the default: no grants, and output goes to the log.
  public static GrantsConfig nothing() {
    return NOTHING;
  }
}
