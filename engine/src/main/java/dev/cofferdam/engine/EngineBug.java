package dev.cofferdam.engine;

import org.jspecify.annotations.Nullable;

/// Thrown when Cofferdam itself is wrong: loud, contained in one Store, to be reported.
public final class EngineBug extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private transient @Nullable Backtraces origin;

  /// Creates a bug from what gave it away.
  public EngineBug(String message, @Nullable Throwable cause) {
    super("bug in the engine: " + message, cause);
  }

  /// Says which Store it leaves; the first one wins, being the innermost.
  void leave(Backtraces store) {
    if (origin == null) {
      origin = store;
    }
  }

  /// Returns whether it left another Store than the one given before.
  boolean isForeign(Backtraces store) {
    return origin != null && origin != store;
  }
}
