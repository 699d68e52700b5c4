package dev.cofferdam.fleet.run;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Does things later, one at a time, on a thread of its own, until it is closed.
final class FleetTimer implements AutoCloseable {
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("fleet-timer").daemon().factory());

  void after(Duration delay, Runnable action) {
    try {
      var _ = thread.schedule(action, delay.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException _) {
      // The fleet is being stopped.
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
