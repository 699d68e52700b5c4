package dev.cofferdam.testing.suite;

import java.util.List;

/// An instance that a script acts upon.
interface Target {
  /// Throws where there is no real instance behind this.
  default void requireAvailable() {}

  /// Performs the action and returns its results; a trap comes out as it is.
  Results perform(Action action);

  /// Makes the instance's exports importable.
  void register(String name);

  /// Values that an action gave.
  interface Results {
    /// Whether all results match their patterns.
    boolean match(List<Literal> expected);

    /// The results for people.
    String describe();
  }
}
