package dev.cofferdam.isolation;

/// What happens to a guest.
sealed interface LifeEvent {
  /// The instance is made.
  record Started() implements LifeEvent {}

  /// The instance is over by a crash.
  record Crashed(Verdict verdict) implements LifeEvent {}

  /// The instance is over by something that is no crash: an exit, a cancelled call.
  record Finished(Verdict verdict) implements LifeEvent {}

  /// The delay before a restart is over.
  record RestartDue() implements LifeEvent {}

  /// Somebody ended the quarantine, or one instance is to be tried.
  record Released() implements LifeEvent {}

  /// Somebody closed the guest.
  record StopRequested() implements LifeEvent {}
}
