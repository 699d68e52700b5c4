package dev.cofferdam.supervisor;

/// Whether a child that ended by itself is started again.
public enum Restart {
  /// Always. For what must be there as long as its supervisor is.
  PERMANENT,
  /// When it failed. For work that has an end.
  TRANSIENT,
  /// Never; its specification is forgotten when it ends. For work that somebody else repeats.
  TEMPORARY;

  /// Tells whether a child that ended for `reason` is started again.
  public boolean appliesTo(ExitReason reason) {
    return switch (this) {
      case PERMANENT -> true;
      case TRANSIENT -> reason.isAbnormal();
      case TEMPORARY -> false;
    };
  }
}
