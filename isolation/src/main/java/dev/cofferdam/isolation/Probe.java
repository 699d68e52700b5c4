package dev.cofferdam.isolation;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/// A call that asks an instance of a guest how it does, again and again.
///
/// It fails where the function returns `false` or the error of a `result`, or cannot be called. A
/// probe that traps or exceeds its fuel or timeout is a crash like any other, as no instance
/// outlives that. An instance is asked between its calls: a long call delays its probes.
///
/// @param function name of the export
/// @param args dynamic values, as for {@link Guest#call}
/// @param fuel what one probe may use
/// @param timeout how long one probe may take
/// @param period how long to wait from one probe to the next
/// @param failures how many failures in a row count
public record Probe(
    String function,
    List<Object> args,
    long fuel,
    Duration timeout,
    Duration period,
    int failures) {
  private static final long FUEL_DEFAULT = 10_000_000;

  /// Checks the bounds.
  public Probe {
    Objects.requireNonNull(function, "function");
    args = List.copyOf(args);
    requirePositive("fuel", fuel);
    requirePositive("timeout", timeout.toNanos());
    requirePositive("period", period.toNanos());
    requirePositive("failures", failures);
  }

  private static void requirePositive(String name, long value) {
    if (value <= 0) {
      throw new IllegalArgumentException(name + " is not positive: " + value);
    }
  }

  /// Returns a probe that asks every 10 s, may take 10,000,000 fuel and 1 s, and counts from the
  /// third failure in a row.
  public static Probe of(String function, Object... args) {
    return new Probe(
        function, List.of(args), FUEL_DEFAULT, Duration.ofSeconds(1), Duration.ofSeconds(10), 3);
  }

  /// Returns this probe with another budget.
  public Probe withBudget(long fuel, Duration timeout) {
    return new Probe(function, args, fuel, timeout, period, failures);
  }

  /// Returns this probe with another period.
  public Probe withPeriod(Duration period) {
    return new Probe(function, args, fuel, timeout, period, failures);
  }

  /// Returns this probe with another number of failures in a row.
  public Probe withFailures(int failures) {
    return new Probe(function, args, fuel, timeout, period, failures);
  }
}
