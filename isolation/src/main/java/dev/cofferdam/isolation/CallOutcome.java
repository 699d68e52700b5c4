package dev.cofferdam.isolation;

/// How a call of a {@link Guest} ended: as calls of a component end, or refused.
///
/// ```java
/// switch (guest.tryCall("greet", "Ada")) {
///   case Outcome.Returned(var greeting) -> show(greeting);
///   case Outcome.Exited(int status) -> ...
///   case Outcome.Crashed(CrashReport report, _) -> log(report.toLine());
///   case CallOutcome.Refused(Refusal reason, String sentence) -> ...
/// }
/// ```
public sealed interface CallOutcome permits Outcome, CallOutcome.Refused {
  /// The call was not made, or given up, through no fault of the guest.
  ///
  /// @param reason why
  /// @param sentence the same for people, with figures
  record Refused(Refusal reason, String sentence) implements CallOutcome {}
}
