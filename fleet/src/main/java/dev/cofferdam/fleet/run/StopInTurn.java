package dev.cofferdam.fleet.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Stops one after the other, but all within a time.
final class StopInTurn {
  private StopInTurn() {}

  /// Stops each of `things` when the one before has stopped; once `max` is over, all that are left
  /// are stopped at the same time. Returns when all have stopped, or when the calling thread is
  /// interrupted.
  static <T> void stop(List<T> things, Consumer<T> stop, Duration max) {
    long deadlineNanos = System.nanoTime() + max.toNanos();
    var stopping = new ArrayList<Thread>();
    for (T thing : things) {
      Thread thread = Thread.ofVirtual().start(() -> stop.accept(thing));
      stopping.add(thread);
      join(thread, Duration.ofNanos(Math.max(0, deadlineNanos - System.nanoTime())));
    }
    stopping.forEach(StopInTurn::join);
  }

  private static void join(Thread thread, Duration max) {
    try {
      if (max.isPositive()) {
        thread.join(max);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
