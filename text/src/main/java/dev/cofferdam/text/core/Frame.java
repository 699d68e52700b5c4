package dev.cofferdam.text.core;

import org.jspecify.annotations.Nullable;

/// A construct that is open while instructions are read.
///
/// @param kind what it is and how far it has come
/// @param label its name, if it is a block with one
/// @param pending an instruction to be written later
record Frame(Kind kind, @Nullable String label, ByteSink pending) {
  private static final ByteSink NOTHING = new ByteSink();

  static Frame of(Kind kind, @Nullable String label) {
    return new Frame(kind, label, NOTHING);
  }

  /// Returns the same construct one step on.
  Frame as(Kind next) {
    return new Frame(next, label, NOTHING);
  }

  /// The constructs and the stages of those that have several parts.
  enum Kind {
    /// `block`, `loop` or `try_table`, up to `end`.
    PLAIN_BLOCK(true),
    /// `if` up to `else` or `end`.
    PLAIN_IF(true),
    /// `else` up to `end`.
    PLAIN_ELSE(true),
    /// `(instruction` up to `)`: its operands come first, then `pending`.
    FOLDED_OPERANDS(false),
    /// `(block`, `(loop` or `(try_table`, up to `)`.
    FOLDED_BLOCK(true),
    /// `(if` up to `(then`: the condition comes first, then `pending`.
    FOLDED_CONDITION(false),
    /// `(if` whose `(then ...)` has been opened.
    FOLDED_IF(false),
    /// `(if` whose `(else ...)` has been opened.
    FOLDED_ELSE(false),
    /// Inside `(then` or `(else`, up to `)`.
    FOLDED_ARM(true);

    private final boolean takesPlain;

    Kind(boolean takesPlain) {
      this.takesPlain = takesPlain;
    }

    /// Tells whether unfolded instructions may stand directly in it.
    boolean takesPlain() {
      return takesPlain;
    }
  }
}
