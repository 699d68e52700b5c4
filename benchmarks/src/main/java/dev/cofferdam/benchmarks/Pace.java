package dev.cofferdam.benchmarks;

import java.util.concurrent.locks.LockSupport;

/// Waiting until a moment, on any thread.
final class Pace {
  private Pace() {}

  static void awaitNanoTime(long moment) {
    for (long left = moment - System.nanoTime(); left > 0; left = moment - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  static void pause(long nanos) {
    awaitNanoTime(System.nanoTime() + nanos);
  }
}
