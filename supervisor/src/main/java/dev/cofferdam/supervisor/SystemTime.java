package dev.cofferdam.supervisor;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// The machine's monotonic clock. One daemon thread for the whole JVM, started when it is first
/// used.
final class SystemTime implements TimeSource {
  static final SystemTime INSTANCE = new SystemTime();

  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().daemon().name("cofferdam-supervisor-timer").factory());

  private SystemTime() {}

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public void schedule(long delayNanos, Runnable action) {
    var _ = timer.schedule(action, delayNanos, TimeUnit.NANOSECONDS);
  }
}
