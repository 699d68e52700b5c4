package dev.cofferdam.isolation;

import dev.cofferdam.supervisor.TimeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

/// Whether the JVM is short of memory. From an OutOfMemoryError on, nothing is started until enough
/// of the heap is free again.
///
/// Its monitor guards the state; what was held back runs outside of it.
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
      isOn = true;
      time.schedule(LOOK_NANOS, this::look);
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
      end().forEach(Runnable::run);
    } else {
      System.gc();
      time.schedule(LOOK_NANOS, this::look);
    }
  }

  private synchronized List<Runnable> end() {
    isOn = false;
    var taken = List.copyOf(held);
    held.clear();
    return taken;
  }
}
