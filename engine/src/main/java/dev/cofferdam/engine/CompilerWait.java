package dev.cofferdam.engine;

/// How long one call has waited for the compiler so far. Its monitor guards it.
final class CompilerWait {
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
