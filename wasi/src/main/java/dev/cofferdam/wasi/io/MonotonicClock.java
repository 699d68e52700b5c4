package dev.cofferdam.wasi.io;

/// A clock that never goes back, and the waiting on it: whoever grants the time grants the waiting.
///
/// A virtual clock moves instead of waiting. Implementations are called from any thread.
public interface MonotonicClock {
  /// Returns the nanoseconds since an unspecified start, unsigned.
  long nowNanos();

  /// Returns the length of one tick in nanoseconds.
  long resolutionNanos();

  /// Waits until woken or until `nanos` have passed on this clock; may return early.
  ///
  /// @param limitNanos how much real time the wait may take at most
  /// @throws InterruptedException if the engine interrupts the call, as it does past the deadline
  void await(Wakeup wakeup, long nanos, long limitNanos) throws InterruptedException;
}
