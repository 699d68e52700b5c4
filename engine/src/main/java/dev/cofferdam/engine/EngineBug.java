package dev.cofferdam.engine;

import org.jspecify.annotations.Nullable;

/// Thrown when Cofferdam itself is wrong: loud, contained in one Store, to be reported.
public final class EngineBug extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// Creates a bug from what gave it away.
  public EngineBug(String message, @Nullable Throwable cause) {
    super("bug in the engine: " + message, cause);
  }
}
