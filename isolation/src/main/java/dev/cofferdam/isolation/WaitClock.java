package dev.cofferdam.isolation;

/// How long one call has waited for a run permit so far. Its monitor guards it.
final class WaitClock {
  private long nanos;
  private long sinceNanos;
  private boolean isWaiting;

  synchronized void reset() {
    nanos = 0;
  }

  synchronized void begin() {
    sinceNanos = System.nanoTime();
    isWaiting = true;
  }

  synchronized void end() {
    nanos += System.nanoTime() - sinceNanos;
    isWaiting = false;
  }

  /// Returns the time of the waits that are over, and of the present one.
  synchronized long nanos() {
    return isWaiting ? nanos + (System.nanoTime() - sinceNanos) : nanos;
  }
}
