package dev.cofferdam.isolation;

import dev.cofferdam.isolation.report.CrashReport;
import org.jspecify.annotations.Nullable;

/// How a call of a guest ended.
public sealed interface Outcome extends CallOutcome {
  /// The call returned.
  ///
  /// @param value its result, or null where the function has none
  record Returned(@Nullable Object value) implements Outcome {}

  /// The guest ended itself by `wasi:cli/exit`: an outcome, not a crash.
  ///
  /// @param status 0 for success
  record Exited(int status) implements Outcome {}

  /// The guest crashed, or was stopped.
  ///
  /// @param report what is known of it
  /// @param cause what left the guest
  record Crashed(CrashReport report, RuntimeException cause) implements Outcome {}
}
