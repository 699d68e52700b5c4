package dev.cofferdam.supervisor;

import java.util.Arrays;

/// When a supervisor's last restarts were, oldest first. Immutable; never longer than one more than
/// the intensity allows.
final class RestartLog {
  static final RestartLog EMPTY = new RestartLog(new long[0]);

  private final long[] times;

  private RestartLog(long[] times) {
    this.times = times;
  }

  int size() {
    return times.length;
  }

  /// Adds a restart and forgets those that the intensity's window has left behind.
  RestartLog plus(long now, RestartIntensity intensity) {
    long window = intensity.window().toNanos();
    int first = 0;
    while (first < times.length && now - times[first] > window) {
      first++;
    }
    long[] kept = Arrays.copyOfRange(times, first, times.length + 1);
    kept[kept.length - 1] = now;
    return new RestartLog(kept);
  }

  boolean exceeds(RestartIntensity intensity) {
    return times.length > intensity.restartCount();
  }
}
