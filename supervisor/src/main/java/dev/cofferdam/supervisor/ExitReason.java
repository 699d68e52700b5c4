package dev.cofferdam.supervisor;

/// Why a child, or a whole supervisor, is no longer running.
public sealed interface ExitReason {
  /// It returned.
  record Normal() implements ExitReason {}

  /// It was asked to stop and did.
  record Stopped() implements ExitReason {}

  /// It threw.
  ///
  /// @param cause what it threw
  record Failed(Throwable cause) implements ExitReason {}

  /// It did not end in time after it was asked to, and was let go. Its thread may still run; Java
  /// cannot end it.
  record Condemned() implements ExitReason {}

  /// Of a supervisor: a child did not start, so the supervisor did not either.
  ///
  /// @param child the child's id
  /// @param reason what happened to it
  record StartFailed(String child, ExitReason reason) implements ExitReason {}

  /// Of a supervisor: its children failed more often than its {@link RestartIntensity} allows. It
  /// stopped them all.
  ///
  /// @param child the child whose failure was one too many
  /// @param reason what happened to it
  record GaveUp(String child, ExitReason reason) implements ExitReason {}

  /// Tells whether this is a failure, after which a {@link Restart#TRANSIENT} child is restarted.
  default boolean isAbnormal() {
    return switch (this) {
      case Normal _, Stopped _ -> false;
      case Failed _, Condemned _, StartFailed _, GaveUp _ -> true;
    };
  }
}
