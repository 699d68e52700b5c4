package dev.cofferdam.testing.suite;

import java.util.Set;

/// Thrown by an action on something that needs features that the engine does not run.
final class MissingFeatures extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient Set<String> names;

  MissingFeatures(Set<String> names) {
    super("needs " + names, null, false, false);
    this.names = Set.copyOf(names);
  }

  Set<String> names() {
    return names;
  }
}
