package dev.cofferdam.supervisor;

import java.time.Duration;

/// Something that happened under a supervisor. `supervisor` is its path from the top, names divided
/// by `/`.
public sealed interface SupervisorEvent {
  /// An instance of a child has started.
  ///
  /// @param supervisor the supervisor's path
  /// @param child the child's id
  /// @param instance which instance it is
  record ChildStarted(String supervisor, String child, int instance) implements SupervisorEvent {}

  /// An instance of a child has ended.
  ///
  /// @param supervisor the supervisor's path
  /// @param child the child's id
  /// @param instance which instance it was
  /// @param reason why it ended
  record ChildEnded(String supervisor, String child, int instance, ExitReason reason)
      implements SupervisorEvent {}

  /// A child that failed will be started again.
  ///
  /// @param supervisor the supervisor's path
  /// @param child the child's id
  /// @param delay how long it waits
  record RestartPlanned(String supervisor, String child, Duration delay)
      implements SupervisorEvent {}

  /// An instance that was condemned has ended after all.
  ///
  /// @param supervisor the supervisor's path
  /// @param child the child's id
  /// @param instance which instance it was
  record CondemnedEnded(String supervisor, String child, int instance) implements SupervisorEvent {}

  /// All first children of a supervisor have started.
  ///
  /// @param supervisor the supervisor's path
  record SupervisorStarted(String supervisor) implements SupervisorEvent {}

  /// A supervisor has stopped, and its children before it.
  ///
  /// @param supervisor the supervisor's path
  /// @param reason why it did
  record SupervisorEnded(String supervisor, ExitReason reason) implements SupervisorEvent {}

  /// The listener was too slow for some events, which it will not see.
  ///
  /// @param count how many there were
  record EventsDropped(long count) implements SupervisorEvent {}
}
