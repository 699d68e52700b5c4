package dev.cofferdam.supervisor;

import org.jspecify.annotations.Nullable;

/// Thrown when a child, or a supervisor because of one, did not start.
public final class ChildStartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String child;
  private final transient ExitReason reason;

  /// Creates an exception about `child`.
  public ChildStartException(String child, ExitReason reason) {
    super(child + " did not start: " + reason, cause(reason));
    this.child = child;
    this.reason = reason;
  }

  private static @Nullable Throwable cause(ExitReason reason) {
    return switch (reason) {
      case ExitReason.Failed(Throwable cause) -> cause;
      case ExitReason.StartFailed(_, ExitReason below) -> cause(below);
      case ExitReason.GaveUp(_, ExitReason below) -> cause(below);
      case ExitReason.Normal _, ExitReason.Stopped _, ExitReason.Condemned _ -> null;
    };
  }

  /// Returns the id of the child, or the name of the supervisor.
  public String child() {
    return child;
  }

  /// Returns why it did not start.
  public ExitReason reason() {
    return reason;
  }
}
