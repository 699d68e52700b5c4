package dev.cofferdam.supervisor;

import java.time.Duration;

/// Checks of lengths of time. All that pass fit 63 bits of nanoseconds many times over.
final class Durations {
  private static final Duration MAX = Duration.ofDays(365);

  private Durations() {}

  static void requirePositive(String name, Duration duration) {
    if (duration.isNegative() || duration.isZero() || duration.compareTo(MAX) > 0) {
      throw new IllegalArgumentException(
          name + " is " + duration + ", not above zero and up to " + MAX.toDays() + " days");
    }
  }

  static void requireNotNegative(String name, Duration duration) {
    if (!duration.isZero()) {
      requirePositive(name, duration);
    }
  }
}
