package dev.cofferdam.isolation;

/// Where a {@link Guest}, or one instance of it, is in its life. A guest with several instances is
/// where the one is that is best off.
public enum GuestState {
  /// A new instance is being made.
  STARTING,
  /// It answers calls.
  READY,
  /// It is there, but its readiness probe fails: calls wait until it is ready, and no longer than
  /// their deadlines.
  UNREADY,
  /// It crashed and waits for its restart; calls wait with it.
  WAITING,
  /// It waits for a guest that it is linked to; calls wait with it.
  HELD,
  /// It crashed too often: it stays down until its quarantine ends, and refuses calls.
  QUARANTINED,
  /// It ended by itself, and its restart type does not start it again; it refuses calls until it is
  /// released.
  ENDED,
  /// It was closed, for good.
  STOPPED
}
