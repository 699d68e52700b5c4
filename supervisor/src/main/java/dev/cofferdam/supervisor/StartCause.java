package dev.cofferdam.supervisor;

/// Why a child is started: it decides on what follows when it does not start.
enum StartCause {
  /// It is one of the first children: the supervisor does not start.
  BOOT,
  /// It was added later: it is forgotten again.
  ADDED,
  /// Somebody asked for it to be started again: it stays as it was.
  REQUESTED,
  /// It, or a sibling, failed: that is one more failure.
  RESTART
}
