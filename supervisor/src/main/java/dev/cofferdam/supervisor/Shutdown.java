package dev.cofferdam.supervisor;

import java.time.Duration;

/// How a child is stopped.
///
/// Java cannot end a thread. So there are three steps, each for a child that did not heed the one
/// before: it is *asked* ({@link TaskContext#onStop} actions run; without one its thread is
/// interrupted), it is *cancelled* (its thread is interrupted), and one second later it is
/// *condemned*: the supervisor goes on without it, and reports when it does end.
public sealed interface Shutdown {
  /// What tasks have by default: 5 seconds.
  Shutdown DEFAULT = after(Duration.ofSeconds(5));

  /// Cancels at once.
  record Kill() implements Shutdown {}

  /// Asks, and cancels after a time.
  ///
  /// @param grace how long the child may take
  record After(Duration grace) implements Shutdown {
    /// Checks the bounds.
    public After {
      Durations.requireNotNegative("grace", grace);
    }
  }

  /// Asks, and waits as long as it takes. The right one for supervisors: they stop their own
  /// children, each in its own time.
  record Infinity() implements Shutdown {}

  /// Returns the shutdown that cancels at once.
  static Shutdown kill() {
    return new Kill();
  }

  /// Returns the shutdown that asks and cancels after `grace`.
  static Shutdown after(Duration grace) {
    return new After(grace);
  }

  /// Returns the shutdown that asks and waits.
  static Shutdown infinity() {
    return new Infinity();
  }
}
