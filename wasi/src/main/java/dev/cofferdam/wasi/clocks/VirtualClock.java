package dev.cofferdam.wasi.clocks;

import dev.cofferdam.wasi.io.MonotonicClock;
import dev.cofferdam.wasi.io.Wakeup;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that stands still but for waiting, which moves it at once: what a guest does with time
/// is then the same in every run.
///
/// It is both clocks of a guest. All state is guarded by `this`; Stores that share one clock see
/// each other's waiting.
public final class VirtualClock implements MonotonicClock, InstantSource {
  private final Instant start;
  private long nowNanos;

  private VirtualClock(Instant start) {
    this.start = start;
  }

  /// Returns a clock at a time of day, its monotonic reading 0.
  public static VirtualClock at(Instant start) {
    return new VirtualClock(start);
  }

  /// Moves the clock.
  public synchronized void advance(Duration duration) {
    move(duration.toNanos());
  }

  @Override
  public synchronized long nowNanos() {
    return nowNanos;
  }

  @Override
  public long resolutionNanos() {
    return 1;
  }

  @Override
  public synchronized void await(Wakeup wakeup, long nanos, long limitNanos) {
    move(nanos);
  }

  @Override
  public synchronized Instant instant() {
    return start
        .plus(Duration.ofSeconds(Long.divideUnsigned(nowNanos, 1_000_000_000)))
        .plusNanos(Long.remainderUnsigned(nowNanos, 1_000_000_000));
  }

  private void move(long nanos) {
    long next = nowNanos + nanos;
    nowNanos = Long.compareUnsigned(next, nowNanos) < 0 ? -1L : next;
  }
}
