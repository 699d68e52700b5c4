package dev.cofferdam.cli;

import dev.cofferdam.engine.TrapKind;

/// The exit codes of the command, apart from the guest's own.
final class ExitCode {
  /// Wrong options or arguments.
  static final int USAGE = 2;

  /// The file is malformed, invalid or cannot be linked.
  static final int DATA = 65;

  /// No fleet runs that could be asked, or one runs already.
  static final int UNAVAILABLE = 69;

  /// A bug in the engine.
  static final int ENGINE_BUG = 70;

  /// The file cannot be read.
  static final int NO_INPUT = 66;

  /// A guest of a fleet refused a call; it may be asked again later.
  static final int REFUSED = 75;

  /// The deadline passed.
  static final int DEADLINE = 124;

  /// The guest trapped.
  static final int TRAP = 134;

  /// Fuel, memory or another limit ended the guest.
  static final int LIMIT = 137;

  private ExitCode() {}

  static int of(TrapKind kind) {
    if (kind == TrapKind.DEADLINE) {
      return DEADLINE;
    }
    return kind.isLimit() ? LIMIT : TRAP;
  }
}
