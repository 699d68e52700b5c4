package dev.cofferdam.isolation;

/// Whether a function of the host is called.
public enum BreakerState {
  /// It is called.
  CLOSED,
  /// It failed too often: it is not called for a while, and guests that want it trap.
  OPEN,
  /// The while is over: one call is made to see how it goes.
  HALF_OPEN
}
