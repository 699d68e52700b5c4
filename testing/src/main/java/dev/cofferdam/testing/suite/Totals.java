package dev.cofferdam.testing.suite;

/// How many results passed, failed, and were skipped.
///
/// @param passed assertions that hold
/// @param failed assertions that do not hold, and preparing commands that failed
/// @param skipped assertions that were not tried
public record Totals(int passed, int failed, int skipped) {
  static final Totals NONE = new Totals(0, 0, 0);

  static Totals of(AssertionResult result) {
    return switch (result.outcome()) {
      case Outcome.Passed _ -> new Totals(1, 0, 0);
      case Outcome.Failed _ -> new Totals(0, 1, 0);
      case Outcome.Skipped _ -> new Totals(0, 0, 1);
    };
  }

  /// The sum of both.
  public Totals plus(Totals other) {
    return new Totals(passed + other.passed, failed + other.failed, skipped + other.skipped);
  }

  /// All results together.
  public int total() {
    return passed + failed + skipped;
  }

  /// `N passed, N failed, N skipped`.
  @Override
  public String toString() {
    return "%d passed, %d failed, %d skipped".formatted(passed, failed, skipped);
  }
}
