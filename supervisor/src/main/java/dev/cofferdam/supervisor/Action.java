package dev.cofferdam.supervisor;

/// Something a supervisor has decided to do.
sealed interface Action {
  /// Start an instance.
  record Start(long key, ChildSpec spec, int instance) implements Action {}

  /// Ask an instance to stop.
  record Ask(long key, int instance) implements Action {}

  /// Interrupt an instance.
  record Cancel(long key, int instance) implements Action {}

  /// Let an instance go that does not end.
  record Condemn(long key, int instance) implements Action {}

  /// Tell those who wait for it that a child runs.
  record Up(long key) implements Action {}

  /// Tell those who wait for it that a child is stopped.
  record Down(long key) implements Action {}

  /// Tell who asked for its start that a child did not start.
  record Refuse(long key, ExitReason reason) implements Action {}

  /// Forget a child.
  record Forget(long key) implements Action {}

  /// Report that an instance is ready.
  record ReportStarted(String child, int instance) implements Action {}

  /// Report that an instance has ended.
  record ReportEnded(String child, int instance, ExitReason reason) implements Action {}

  /// Report that a child will be restarted.
  record ReportRestart(String child, long delayNanos) implements Action {}

  /// Tell that all first children run.
  record Booted() implements Action {}

  /// End: no child is left.
  record End(ExitReason reason) implements Action {}
}
