package dev.cofferdam.supervisor;

/// Where a child stands.
public enum ChildStatus {
  /// It has been started and has not said yet that it is ready.
  STARTING,
  /// It runs.
  RUNNING,
  /// It has been asked to stop.
  STOPPING,
  /// It failed and is about to be started again: it waits out a backoff, or its turn.
  RESTARTING,
  /// It does not run and will not by itself.
  STOPPED
}
