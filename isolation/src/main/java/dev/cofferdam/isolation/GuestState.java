package dev.cofferdam.isolation;

/// Where a {@link Guest} is in its life.
public enum GuestState {
  /// A new instance is being made.
  STARTING,
  /// It answers calls.
  READY,
  /// It crashed and waits for its restart; calls wait with it.
  WAITING,
  /// It crashed too often: it stays down until its quarantine ends, and refuses calls.
  QUARANTINED,
  /// It ended by itself, and its restart type does not start it again; it refuses calls until it is
  /// released.
  ENDED,
  /// It was closed, for good.
  STOPPED
}
