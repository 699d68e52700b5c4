package dev.cofferdam.isolation;

import java.time.Duration;

/// How failures of one function of the host are answered, for one guest.
///
/// A function fails where it throws, returns what is not of its type, or ends after the guest's
/// deadline. After `inRow` failures in a row, or when more than half of at least `windowCalls`
/// calls within `window` failed, the function is not called for `openFor`: a guest that wants it
/// traps at once. Then one call is let through, and decides.
///
/// @param inRow how many failures in a row open the breaker
/// @param windowCalls how many calls there must be for their share of failures to count
/// @param window how long a call counts
/// @param openFor how long the function is not called
/// @param detachedMax how many calls that were given up may still run in it; past that, it is not
///   called
public record BreakerBudget(
    int inRow, int windowCalls, Duration window, Duration openFor, int detachedMax) {
  private static final BreakerBudget STANDARD =
      new BreakerBudget(5, 20, Duration.ofMinutes(1), Duration.ofSeconds(10), 4);

  /// Checks the bounds.
  public BreakerBudget {
    requirePositive("inRow", inRow);
    requirePositive("windowCalls", windowCalls);
    requirePositive("window", window.toNanos());
    requirePositive("openFor", openFor.toNanos());
    requirePositive("detachedMax", detachedMax);
  }

  private static void requirePositive(String name, long value) {
    if (value <= 0) {
      throw new IllegalArgumentException(name + " is not positive: " + value);
    }
  }

  /// Returns the budget that functions have unless their guest declares another.
  public static BreakerBudget standard() {
    return STANDARD;
  }

  /// Returns this budget with another number of failures in a row.
  public BreakerBudget withInRow(int failures) {
    return new BreakerBudget(failures, windowCalls, window, openFor, detachedMax);
  }

  /// Returns this budget with another number of calls for the share of failures to count.
  public BreakerBudget withWindowCalls(int calls) {
    return new BreakerBudget(inRow, calls, window, openFor, detachedMax);
  }

  /// Returns this budget with another time for which a function is not called.
  public BreakerBudget withOpenFor(Duration value) {
    return new BreakerBudget(inRow, windowCalls, window, value, detachedMax);
  }

  /// Returns this budget with another number of calls that may still run after they were given up.
  public BreakerBudget withDetachedMax(int calls) {
    return new BreakerBudget(inRow, windowCalls, window, openFor, calls);
  }
}
