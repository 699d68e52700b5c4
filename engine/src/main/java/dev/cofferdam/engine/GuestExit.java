package dev.cofferdam.engine;

import org.jspecify.annotations.Nullable;

/// Thrown by a host function to end the guest as its own wish, as `wasi:cli/exit` does.
///
/// It unwinds every guest frame and closes the Store to further calls, but is an outcome, not a
/// crash.
public final class GuestExit extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private transient @Nullable Backtraces origin;

  private final int status;

  /// Creates an exit with a status; 0 means success.
  public GuestExit(int status) {
    super("guest exited with status " + status, null, false, false);
    this.status = status;
  }

  /// Returns the status; 0 means success.
  public int status() {
    return status;
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
