package dev.cofferdam.wasi.cli;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// What `wasi:cli/environment` tells a guest; nothing of the host's own is in it.
///
/// @param arguments the arguments; a command takes the first for its own name
/// @param environment environment variables, in order
public record CommandLine(List<String> arguments, SequencedMap<String, String> environment) {
  /// Copies both.
  public CommandLine {
    arguments = List.copyOf(arguments);
    environment = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(environment));
  }
}
