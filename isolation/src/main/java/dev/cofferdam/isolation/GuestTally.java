package dev.cofferdam.isolation;

import java.util.concurrent.atomic.AtomicLong;

/// Counts of a guest over all its versions and instances.
final class GuestTally {
  private final AtomicLong instances = new AtomicLong();
  private final AtomicLong restarts = new AtomicLong();
  private final AtomicLong crashes = new AtomicLong();

  /// Counts an instance and returns its number, from 1.
  long nextInstance(boolean isRestart) {
    if (isRestart) {
      restarts.incrementAndGet();
    }
    return instances.incrementAndGet();
  }

  long instanceCount() {
    return instances.get();
  }

  void crashed() {
    crashes.incrementAndGet();
  }

  long crashCount() {
    return crashes.get();
  }

  long restartCount() {
    return restarts.get();
  }
}
