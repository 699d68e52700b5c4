package dev.cofferdam.isolation;

import java.time.Duration;

/// Durations as nanoseconds that can be added to a clock.
final class Timeouts {
  /// Longer than any process lives, and far from overflow when added to a clock's reading.
  private static final long FOREVER = Long.MAX_VALUE / 8;

  private Timeouts() {}

  static long nanos(Duration duration) {
    return duration.compareTo(Duration.ofNanos(FOREVER)) > 0 ? FOREVER : duration.toNanos();
  }
}
