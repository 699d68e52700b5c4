package dev.cofferdam.testing.suite;

import dev.cofferdam.engine.Limits;
import java.time.Duration;

/// How a suite is run.
///
/// @param limits limits of each store
/// @param checksMessages whether a refused module's message must also be the suite's
public record SuiteOptions(Limits limits, boolean checksMessages) {
  private static final SuiteOptions DEFAULTS =
      new SuiteOptions(
          Limits.untrusted()
              .withMemoryBytes(1L << 30)
              .withTableElements(20_000_000)
              .withTimeout(Duration.ofSeconds(60)),
          false);

  /// Limits that the official suites stay below, and messages left alone.
  public static SuiteOptions defaults() {
    return DEFAULTS;
  }

  /// These options with other limits.
  public SuiteOptions withLimits(Limits value) {
    return new SuiteOptions(value, checksMessages);
  }

  /// These options with messages compared or not.
  public SuiteOptions withChecksMessages(boolean value) {
    return new SuiteOptions(limits, value);
  }
}
