package dev.cofferdam.isolation;

import dev.cofferdam.supervisor.TimeSource;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Answers the callers of what is late, on a platform thread, whatever guests and host functions
/// do. It looks when the earliest deadline is due; a call costs it a comparison.
final class DeadlineSweep {
  private static final long FOREVER = Long.MAX_VALUE / 4;

  private final TimeSource time;
  private final Set<GuestVersion> versions = ConcurrentHashMap.newKeySet();
  private volatile long wakeNanos;

  DeadlineSweep(TimeSource time) {
    this.time = time;
    this.wakeNanos = time.nanoTime() + FOREVER;
  }

  void add(GuestVersion version) {
    versions.add(version);
  }

  void remove(GuestVersion version) {
    versions.remove(version);
  }

  /// Sees to it that somebody looks at `deadlineNanos` or earlier.
  void wakeBy(long deadlineNanos) {
    if (deadlineNanos - wakeNanos < 0) {
      plan(deadlineNanos);
    }
  }

  private synchronized void plan(long deadlineNanos) {
    if (deadlineNanos - wakeNanos < 0) {
      wakeNanos = deadlineNanos;
      time.schedule(Math.max(0, deadlineNanos - time.nanoTime()), () -> sweep(deadlineNanos));
    }
  }

  private void sweep(long plannedNanos) {
    if (!isCurrent(plannedNanos)) {
      return;
    }
    long now = time.nanoTime();
    for (GuestVersion version : versions) {
      OptionalLong next = version.sweep(now);
      if (next.isPresent()) {
        wakeBy(next.getAsLong());
      }
    }
  }

  /// A timer that was overtaken by an earlier one does nothing; from here on every call that is due
  /// earlier than what is planned plans anew.
  private synchronized boolean isCurrent(long plannedNanos) {
    if (plannedNanos != wakeNanos) {
      return false;
    }
    wakeNanos = time.nanoTime() + FOREVER;
    return true;
  }
}
