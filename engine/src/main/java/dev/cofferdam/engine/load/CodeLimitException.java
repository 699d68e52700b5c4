package dev.cofferdam.engine.load;

import dev.cofferdam.engine.Trap;
import dev.cofferdam.engine.TrapKind;

/// Thrown on a compiler thread when a class would be more code than a limit allows; each call that
/// waits for the class gets a trap of its own.
final class CodeLimitException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final TrapKind kind;

  /// Creates one that gives traps of this kind.
  CodeLimitException(TrapKind kind, String limit, long value, long asked) {
    super(
        "%s: %d bytes of generated code asked, %d allowed (limit %s, raise it with CodeLimits.with%s%s, for Engine.create or CofferdamSpec)"
            .formatted(
                kind.message(),
                asked,
                value,
                limit,
                Character.toUpperCase(limit.charAt(0)),
                limit.substring(1)));
    this.kind = kind;
  }

  /// Returns the trap for a call that needs the class.
  Trap toTrap() {
    return Trap.of(kind, String.valueOf(getMessage()), this);
  }
}
