package dev.cofferdam.supervisor;

/// Where a supervisor has its time from. Tests own one that they move by hand.
public interface TimeSource {
  /// Returns a time in nanoseconds from some origin.
  ///
  /// It should never go back. Where it does, the supervisor sees no time pass; where it leaps
  /// ahead, what was due in between is due at once.
  long nanoTime();

  /// Runs `action` once when `delayNanos` have passed. The action is short and does not block.
  void schedule(long delayNanos, Runnable action);

  /// Returns the machine's monotonic clock. Its actions run on one platform thread, which work on
  /// virtual threads cannot hold up.
  static TimeSource system() {
    return SystemTime.INSTANCE;
  }
}
