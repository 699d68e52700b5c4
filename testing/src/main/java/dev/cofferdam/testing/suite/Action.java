package dev.cofferdam.testing.suite;

import java.util.List;
import java.util.Optional;

/// What a command does to an instance: the current one unless `module` names another.
sealed interface Action {
  Optional<String> module();

  String field();

  /// Calls the exported function `field`.
  record Invoke(Optional<String> module, String field, List<Literal> args) implements Action {
    public Invoke {
      args = List.copyOf(args);
    }
  }

  /// Reads the exported global `field`.
  record Get(Optional<String> module, String field) implements Action {}
}
