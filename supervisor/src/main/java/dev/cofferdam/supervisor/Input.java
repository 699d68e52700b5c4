package dev.cofferdam.supervisor;

/// Something a supervisor has to react to.
sealed interface Input {
  /// All first children have been added: start them.
  record Boot() implements Input {}

  /// There is a new child; its key is above all others.
  record Add(long key, ChildSpec spec) implements Input {}

  /// An instance is ready.
  record Started(long key, int instance) implements Input {}

  /// An instance has ended.
  record Ended(long key, int instance, ExitReason reason) implements Input {}

  /// Somebody wants a child stopped.
  record Terminate(long key) implements Input {}

  /// Somebody wants a stopped child started.
  record Restart(long key) implements Input {}

  /// Somebody wants a stopped child forgotten.
  record Delete(long key) implements Input {}

  /// Somebody wants the supervisor stopped.
  record Stop() implements Input {}

  /// The supervisor is being condemned: all its children are, too.
  record StopNow() implements Input {}

  /// Time has passed.
  record Tick() implements Input {}
}
