package dev.cofferdam.isolation;

import dev.cofferdam.supervisor.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// Time that passes when a test says so.
final class ManualTime implements TimeSource, InstantSource {
  private record Timer(long due, Runnable action) {}

  private final PriorityQueue<Timer> timers =
      new PriorityQueue<>(Comparator.comparingLong(Timer::due));
  private long now;

  @Override
  public synchronized long nanoTime() {
    return now;
  }

  @Override
  public Instant instant() {
    return Instant.EPOCH.plusNanos(nanoTime());
  }

  /// Describes a Cofferdam that lives by this time, and whose dice always show the middle.
  CofferdamSpec spec() {
    return spec(HeapShare.ofThisJvm());
  }

  CofferdamSpec spec(HeapShare heap) {
    return CofferdamSpec.standard()
        .withOutside(new CofferdamSpec.Outside(this, this, () -> 0.5, heap, () -> 1));
  }

  @Override
  public synchronized void schedule(long delayNanos, Runnable action) {
    timers.add(new Timer(now + delayNanos, action));
  }

  /// Moves the clock and runs what is due.
  void advance(Duration step) {
    due(step.toNanos()).forEach(timer -> timer.action.run());
  }

  private synchronized List<Timer> due(long step) {
    now += step;
    var due = new ArrayList<Timer>();
    while (!timers.isEmpty() && timers.element().due <= now) {
      due.add(timers.remove());
    }
    return due;
  }
}
