package dev.cofferdam.supervisor;

/// Which children are restarted when one of them fails.
public enum RestartStrategy {
  /// The one that failed. For children that do not need each other.
  ONE_FOR_ONE,
  /// All of them: the others are stopped in reverse order, then all are started in order. For
  /// children of which none is of use without the rest.
  ONE_FOR_ALL,
  /// The one that failed and those that were added after it. For children that need the ones before
  /// them.
  REST_FOR_ONE
}
