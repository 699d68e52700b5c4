package dev.cofferdam.engine;

import java.time.Duration;

/// Durations as nanoseconds.
final class Nanos {
  /// Longer than any process lives, and far from overflow when added to a clock's reading.
  private static final long FOREVER = Long.MAX_VALUE / 4;

  private static final Duration FOREVER_DURATION = Duration.ofNanos(FOREVER);

  private Nanos() {}

  static long from(Duration duration) {
    return duration.compareTo(FOREVER_DURATION) > 0 ? FOREVER : duration.toNanos();
  }
}
