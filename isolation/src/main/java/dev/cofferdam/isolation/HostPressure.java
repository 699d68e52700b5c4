package dev.cofferdam.isolation;

import dev.cofferdam.supervisor.TimeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

/// Whether the JVM is short of memory. From an OutOfMemoryError on, nothing is started until enough
/// of the heap is free again.
///
/// Its monitor guards the state; what was held back runs outside of it, on a thread of its own, as
/// does the collector: timers are not held up.
final class HostPressure {
  /// This part of the heap has to be free for the pressure to be over.
  static final double FREE_SHARE_MIN = 0.1;

  /// How often it is looked at.
  static final long LOOK_NANOS = 1_000_000_000L;

  private final TimeSource time;
  private final DoubleSupplier freeShare;
  private final List<Runnable> held = new ArrayList<>();
  private boolean isOn;

  /// @param freeShare the part of the heap that is free: 0 to 1
  HostPressure(TimeSource time, DoubleSupplier freeShare) {
    this.time = time;
    this.freeShare = freeShare;
  }

  /// Returns the part of this JVM's heap that is free. Garbage counts as taken until it is
  /// collected.
  static double freeShareOfThisJvm() {
    Runtime jvm = Runtime.getRuntime();
    long usedBytes = jvm.totalMemory() - jvm.freeMemory();
    return 1 - (double) usedBytes / jvm.maxMemory();
  }

  /// Says that memory ran out.
  synchronized void begin() {
    if (!isOn) {
      time.schedule(LOOK_NANOS, this::look);
      isOn = true;
    }
  }

  synchronized boolean isOn() {
    return isOn;
  }

  /// Runs `action` when the pressure is gone: at once, or later.
  void whenGone(Runnable action) {
    synchronized (this) {
      if (isOn) {
        held.add(action);
        return;
      }
    }
    action.run();
  }

  private void look() {
    if (freeShare.getAsDouble() >= FREE_SHARE_MIN) {
      List<Runnable> due = end();
      elsewhere(() -> due.forEach(this::runOrHold));
    } else {
      time.schedule(LOOK_NANOS, this::look);
      elsewhere(System::gc);
    }
  }

  private static void elsewhere(Runnable work) {
    try {
      Thread.ofPlatform().daemon().name("cofferdam-memory").start(work);
    } catch (OutOfMemoryError noThread) {
      work.run();
    }
  }

  /// What fails is held back again: others that wait are not lost by it, and neither is it.
  private void runOrHold(Runnable action) {
    try {
      action.run();
    } catch (Throwable unforeseen) {
      hold(action);
    }
  }

  private synchronized void hold(Runnable action) {
    held.add(action);
    begin();
  }

  private synchronized List<Runnable> end() {
    isOn = false;
    var taken = List.copyOf(held);
    held.clear();
    return taken;
  }
}
