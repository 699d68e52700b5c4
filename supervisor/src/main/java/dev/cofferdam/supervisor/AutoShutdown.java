package dev.cofferdam.supervisor;

/// Whether a supervisor stops when its significant children are done.
///
/// Only an end that is not followed by a restart counts, and only one that the child came to by
/// itself.
public enum AutoShutdown {
  /// It goes on.
  NEVER,
  /// It stops when the first significant child is done.
  ANY_SIGNIFICANT,
  /// It stops when the last significant child is done.
  ALL_SIGNIFICANT
}
