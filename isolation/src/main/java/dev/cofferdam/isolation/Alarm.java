package dev.cofferdam.isolation;

import dev.cofferdam.supervisor.TimeSource;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Something to be done later, unless it is called off. What was called off holds on to nothing,
/// however far away its time is.
final class Alarm {
  private final AtomicReference<@Nullable Runnable> action;

  private Alarm(Runnable action) {
    this.action = new AtomicReference<>(action);
  }

  static Alarm after(TimeSource time, long delayNanos, Runnable action) {
    var alarm = new Alarm(action);
    time.schedule(delayNanos, alarm::ring);
    return alarm;
  }

  private void ring() {
    Runnable due = action.getAndSet(null);
    if (due != null) {
      due.run();
    }
  }

  void callOff() {
    action.set(null);
  }
}
