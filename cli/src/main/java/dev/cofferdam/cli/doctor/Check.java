package dev.cofferdam.cli.doctor;

/// One thing to look at.
///
/// @param name what it is
/// @param examiner looks at it
record Check(String name, Examiner examiner) {
  /// Looks at one thing in a room.
  @FunctionalInterface
  interface Examiner {
    /// Looks, and says what was seen.
    Seen look(Room room) throws Exception;
  }

  /// What was seen.
  ///
  /// @param isRight whether it is as it must be
  /// @param measured what was seen, with figures
  record Seen(boolean isRight, String measured) {}

  Finding in(Room room) {
    try {
      Seen seen = examiner.look(room);
      return new Finding(name, seen.isRight, seen.measured);
    } catch (Exception | Error unexpected) {
      return new Finding(name, false, "unexpected " + unexpected);
    }
  }
}
