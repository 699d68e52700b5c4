package dev.cofferdam.wasi.clocks;

import dev.cofferdam.wasi.io.MonotonicClock;
import dev.cofferdam.wasi.io.Wakeup;

/// The JVM's own monotonic clock, counted from when this was made, so that it does not tell how
/// long the machine has been up.
public final class SystemClock implements MonotonicClock {
  private final long startNanos = System.nanoTime();

  private SystemClock() {}

  /// Starts a clock at 0.
  public static SystemClock start() {
    return new SystemClock();
  }

  @Override
  public long nowNanos() {
    return System.nanoTime() - startNanos;
  }

  @Override
  public long resolutionNanos() {
    return 1;
  }

  @Override
  public void await(Wakeup wakeup, long nanos, long limitNanos) throws InterruptedException {
    wakeup.await(Math.min(nanos, limitNanos));
  }
}
