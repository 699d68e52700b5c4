package dev.cofferdam.supervisor;

/// A running child, as its supervisor's loop handles it.
sealed interface Instance permits TaskInstance, SupervisorInstance {
  /// Begins to run. Every instance that is started ends with one word to its supervisor.
  void start();

  /// Asks it to stop.
  void ask();

  /// Interrupts it.
  void cancel();

  /// Lets it go.
  void condemn();

  /// Where an instance says how it is doing. Any thread may call it.
  interface Reports {
    /// The instance is ready.
    void started();

    /// The instance has ended.
    void ended(ExitReason reason);
  }
}
