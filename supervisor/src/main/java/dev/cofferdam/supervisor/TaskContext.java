package dev.cofferdam.supervisor;

/// What a running task can say to its supervisor, and hear from it. Any thread may use it.
public interface TaskContext {
  /// Says that the task is ready for its users. Those of its siblings that start after it wait for
  /// this, if its specification {@linkplain ChildSpec#withAnnouncedStart says} that it will come.
  void started();

  /// Tells whether the task has been asked to stop.
  boolean isStopping();

  /// Adds an action that runs, on a thread of its own, when the task is asked to stop. A task that
  /// has one is not interrupted until its grace is over: it can drain. If the task has been asked
  /// already, the action runs at once.
  void onStop(Runnable action);

  /// Returns how many instances of this child there have been, this one included.
  int instance();
}
