package dev.cofferdam.testing.suite;

import java.util.Set;
import java.util.TreeSet;

/// How one command of a script ended.
public sealed interface Outcome {
  /// The assertion holds.
  record Passed() implements Outcome {}

  /// The assertion does not hold.
  ///
  /// @param expected what the script demands
  /// @param got what happened
  record Failed(String expected, String got) implements Outcome {}

  /// The assertion was not tried.
  ///
  /// @param needs the features that are missing, such as `simd`
  record Skipped(Set<String> needs) implements Outcome {
    /// Copies the set.
    public Skipped {
      needs = Set.copyOf(needs);
    }

    /// The reason as a text.
    public String reason() {
      return "needs " + String.join(", ", new TreeSet<>(needs));
    }
  }
}
