package dev.cofferdam.history;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Deletes what retention does not keep: now and then, in small transactions, for a short time.
/// Belongs to the recorder's thread.
final class Sweeps {
  /// So often at least.
  private static final Duration INTERVAL = Duration.ofMinutes(1);

  /// And after so many events.
  private static final int EVENT_COUNT = 1_000;

  private static final long DURATION_NANOS_MAX = Duration.ofMillis(500).toNanos();

  private final Lane lane;
  private final Retention retention;
  private final InstantSource time;
  private long lastNanos = System.nanoTime();
  private int eventCount;

  Sweeps(Lane lane, Retention retention, InstantSource time) {
    this.lane = lane;
    this.retention = retention;
    this.time = time;
  }

  /// Sweeps where it is due after more events.
  void afterEvents(int count) {
    eventCount += count;
    long nowNanos = System.nanoTime();
    if (eventCount >= EVENT_COUNT || nowNanos - lastNanos >= INTERVAL.toNanos()) {
      eventCount = 0;
      lastNanos = nowNanos;
      sweep(nowNanos);
    }
  }

  private void sweep(long startNanos) {
    boolean[] isMore = {true};
    while (isMore[0] && System.nanoTime() - startNanos < DURATION_NANOS_MAX) {
      Instant now = time.instant();
      lane.write(connection -> isMore[0] = Sweep.step(connection, retention, now));
    }
  }
}
