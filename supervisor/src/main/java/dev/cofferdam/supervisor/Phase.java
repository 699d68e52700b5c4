package dev.cofferdam.supervisor;

/// What a child's current instance is doing, as far as its supervisor knows.
enum Phase {
  /// There is none.
  IDLE,
  /// Started, not ready.
  STARTING,
  /// Ready.
  RUNNING,
  /// Asked to stop.
  ASKED,
  /// Interrupted.
  CANCELLED;

  boolean isAlive() {
    return this != IDLE;
  }

  boolean isStopping() {
    return this == ASKED || this == CANCELLED;
  }
}
