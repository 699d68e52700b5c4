package dev.cofferdam.isolation;

/// What happens to an instance of a guest, or to the place where one is to be.
sealed interface LifeEvent {
  /// The instance is made and has passed its startup probe.
  record Started() implements LifeEvent {}

  /// The instance is over by a crash.
  record Crashed(Verdict verdict) implements LifeEvent {}

  /// The instance is over by something that is no crash: an exit, a cancelled call.
  record Finished(Verdict verdict) implements LifeEvent {}

  /// The instance says that it is not ready for calls.
  record Unready() implements LifeEvent {}

  /// The instance says that it is ready again.
  record ReadyAgain() implements LifeEvent {}

  /// The delay before a restart is over.
  record RestartDue() implements LifeEvent {}

  /// Another instance of the guest brought it into quarantine.
  record Committed() implements LifeEvent {}

  /// Somebody ended the quarantine, or one instance is to be tried.
  record Released() implements LifeEvent {}

  /// A guest that this one needs is not there.
  record Held() implements LifeEvent {}

  /// The guests that this one needs are there.
  record Resumed() implements LifeEvent {}

  /// Somebody closed the guest.
  record StopRequested() implements LifeEvent {}
}
