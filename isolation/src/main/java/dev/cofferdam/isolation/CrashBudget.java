package dev.cofferdam.isolation;

import java.time.Duration;

/// How a guest's crashes are answered. They are the guest's own: they count toward no supervisor's
/// intensity and stop no sibling.
///
/// A crash after a good call is followed by a restart at once. Further crashes without a good call
/// between wait `firstDelay`, doubling up to `maxDelay`, spread by `jitter`. The guest is
/// quarantined after `equalInRow` crashes with one fingerprint in a row, `anyInRow` of any kind in
/// a row, or when more than half of at least `windowCalls` calls within `window` crashed.
///
/// Running out of fuel or time has a tally of its own by the same rules.
///
/// @param firstDelay the delay after the first crash that is not preceded by a good call
/// @param maxDelay the longest delay, before jitter
/// @param jitter how far a delay may be off, as a fraction of it: 0 to 1
/// @param equalInRow how many equal crashes in a row end in quarantine
/// @param anyInRow how many crashes in a row end in quarantine
/// @param windowCalls how many calls there must be for their share of crashes to count
/// @param window how long a call counts
public record CrashBudget(
    Duration firstDelay,
    Duration maxDelay,
    double jitter,
    int equalInRow,
    int anyInRow,
    int windowCalls,
    Duration window) {
  private static final CrashBudget STANDARD =
      new CrashBudget(
          Duration.ofMillis(200), Duration.ofSeconds(60), 0.2, 3, 10, 20, Duration.ofMinutes(1));

  /// Checks the bounds.
  public CrashBudget {
    requirePositive("firstDelay", firstDelay.toNanos());
    requirePositive("window", window.toNanos());
    requirePositive("equalInRow", equalInRow);
    requirePositive("anyInRow", anyInRow);
    requirePositive("windowCalls", windowCalls);
    if (maxDelay.compareTo(firstDelay) < 0) {
      throw new IllegalArgumentException("maxDelay " + maxDelay + " is below " + firstDelay);
    }
    if (!(jitter >= 0 && jitter <= 1)) {
      throw new IllegalArgumentException("jitter is " + jitter + ", not in 0 to 1");
    }
  }

  private static void requirePositive(String name, long value) {
    if (value <= 0) {
      throw new IllegalArgumentException(name + " is not positive: " + value);
    }
  }

  /// Returns the budget that guests have unless they declare another.
  public static CrashBudget standard() {
    return STANDARD;
  }

  /// Returns this budget with other counts in a row.
  public CrashBudget withInRow(int equal, int any) {
    return new CrashBudget(firstDelay, maxDelay, jitter, equal, any, windowCalls, window);
  }

  /// Returns this budget with other delays.
  public CrashBudget withDelays(Duration first, Duration max) {
    return new CrashBudget(first, max, jitter, equalInRow, anyInRow, windowCalls, window);
  }

  /// Returns this budget with another number of calls for the share of crashes to count.
  public CrashBudget withWindowCalls(int value) {
    return new CrashBudget(firstDelay, maxDelay, jitter, equalInRow, anyInRow, value, window);
  }

  /// Returns the delay after `failureCount` crashes in a row.
  ///
  /// @param dice decides on the jitter: 0 the shortest delay, just below 1 the longest
  long delayNanos(int failureCount, double dice) {
    long doubled = firstDelay.toNanos();
    for (int i = 1; i < failureCount && doubled < maxDelay.toNanos(); i++) {
      doubled *= 2;
    }
    return (long) (Math.min(doubled, maxDelay.toNanos()) * (1 - jitter + 2 * jitter * dice));
  }
}
