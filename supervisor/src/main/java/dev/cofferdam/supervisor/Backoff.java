package dev.cofferdam.supervisor;

import java.time.Duration;

/// How long a failed child waits before its restart: `first`, doubling with every failure in a row
/// up to `max`, each spread at random by `jitter` to either side, so that many that fail together
/// do not return together. A child that has run for `resetAfter` starts over.
///
/// Without a backoff a child is restarted at once, as in OTP.
///
/// @param first the delay after the first failure
/// @param max the longest delay, before jitter
/// @param jitter how far a delay may be off, as a fraction of it: 0 to 1
/// @param resetAfter how long a child must have run for its earlier failures to be forgotten
public record Backoff(Duration first, Duration max, double jitter, Duration resetAfter) {
  private static final double JITTER_DEFAULT = 0.2;

  /// Checks the bounds.
  public Backoff {
    Durations.requirePositive("first", first);
    Durations.requirePositive("max", max);
    Durations.requirePositive("resetAfter", resetAfter);
    if (max.compareTo(first) < 0) {
      throw new IllegalArgumentException("max " + max + " is below first " + first);
    }
    if (!(jitter >= 0 && jitter <= 1)) {
      throw new IllegalArgumentException("jitter is " + jitter + ", not in 0 to 1");
    }
  }

  /// Returns a backoff from `first` to `max` with 20% jitter, reset by a run of twice `max`.
  public static Backoff of(Duration first, Duration max) {
    return new Backoff(first, max, JITTER_DEFAULT, max.multipliedBy(2));
  }

  /// Returns a copy with this jitter.
  public Backoff withJitter(double fraction) {
    return new Backoff(first, max, fraction, resetAfter);
  }

  /// Returns a copy that is reset by a run of this length.
  public Backoff withResetAfter(Duration run) {
    return new Backoff(first, max, jitter, run);
  }

  /// Returns the delay after `failureCount` failures in a row.
  ///
  /// @param dice decides on the jitter: 0 the shortest delay, just below 1 the longest
  long delayNanos(int failureCount, double dice) {
    return (long) (plainNanos(failureCount) * (1 - jitter + 2 * jitter * dice));
  }

  private long plainNanos(int failureCount) {
    long doubled = first.toNanos();
    for (int i = 1; i < failureCount && doubled < max.toNanos(); i++) {
      doubled *= 2;
    }
    return Math.min(doubled, max.toNanos());
  }

  /// Returns how long the first `count` delays last together if all of them are as long as can be.
  Duration longestSum(int count) {
    double nanos = 0;
    for (int i = 1; i <= count; i++) {
      nanos += plainNanos(i) * (1 + jitter);
    }
    return Duration.ofNanos((long) nanos);
  }
}
