package dev.cofferdam.testing.suite;

import java.util.List;
import java.util.stream.Stream;

/// The results of one script.
///
/// @param name the script's path below the folder that was run, with `/` and without `.json`
/// @param results one result an assertion, and one for each preparing command that failed
public record ScriptReport(String name, List<AssertionResult> results) {
  /// Copies the results.
  public ScriptReport {
    results = List.copyOf(results);
  }

  /// The sums.
  public Totals totals() {
    return results.stream().map(Totals::of).reduce(Totals.NONE, Totals::plus);
  }

  /// The results that are not passed.
  public Stream<AssertionResult> open() {
    return results.stream().filter(result -> !(result.outcome() instanceof Outcome.Passed));
  }
}
