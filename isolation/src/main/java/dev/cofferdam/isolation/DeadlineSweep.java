package dev.cofferdam.isolation;

import dev.cofferdam.supervisor.TimeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Answers the callers of what is late, on a platform thread, whatever guests and host functions
/// do. Each version of a guest is looked at when its earliest deadline is due, and until then costs
/// nothing, however many there are; a call costs a comparison.
///
/// Its monitor guards what is planned. It is not held while a version is looked at.
final class DeadlineSweep {
  private static final long FOREVER = Long.MAX_VALUE / 4;

  private final TimeSource time;
  private final TreeSet<Look> planned = new TreeSet<>();
  private long wakeNanos;
  private long lookCount;

  DeadlineSweep(TimeSource time) {
    this.time = time;
    this.wakeNanos = time.nanoTime() + FOREVER;
  }

  /// Who has something that may be late.
  interface Swept {
    /// Answers what is late, and returns when to look again, if there is more.
    OptionalLong sweep(long nowNanos);
  }

  /// Returns what plans the looks at one version.
  synchronized Look newLook(Swept swept) {
    return new Look(swept, lookCount++);
  }

  private synchronized void plan(Look look, long nanos) {
    if (look.isEnded) {
      return;
    }
    unplan(look);
    look.nanos = nanos;
    look.isPlanned = true;
    planned.add(look);
    wakeBy(nanos);
  }

  private void unplan(Look look) {
    if (look.isPlanned) {
      planned.remove(look);
      look.isPlanned = false;
    }
  }

  private void wakeBy(long nanos) {
    if (nanos - wakeNanos < 0) {
      wakeNanos = nanos;
      time.schedule(Math.max(0, nanos - time.nanoTime()), () -> sweep(nanos));
    }
  }

  private void sweep(long plannedNanos) {
    long now = time.nanoTime();
    for (Look due : takeDue(plannedNanos, now)) {
      due.swept.sweep(now).ifPresent(due::by);
    }
  }

  /// A timer that was overtaken by an earlier one does nothing. What is due is no longer planned:
  /// every call that comes from here on plans anew.
  private synchronized List<Look> takeDue(long plannedNanos, long now) {
    var due = new ArrayList<Look>();
    if (plannedNanos != wakeNanos) {
      return due;
    }
    while (!planned.isEmpty() && planned.first().nanos - now <= 0) {
      Look first = planned.first();
      unplan(first);
      due.add(first);
    }
    wakeNanos = now + FOREVER;
    if (!planned.isEmpty()) {
      wakeBy(planned.first().nanos);
    }
    return due;
  }

  private synchronized void end(Look look) {
    unplan(look);
    look.isEnded = true;
  }

  /// When one version is looked at. Its fields are guarded by the sweep's monitor; those that are
  /// volatile are read without.
  final class Look implements Comparable<Look> {
    private final Swept swept;
    private final long number;
    private volatile long nanos;
    private volatile boolean isPlanned;
    private boolean isEnded;

    private Look(Swept swept, long number) {
      this.swept = swept;
      this.number = number;
    }

    /// Sees to it that somebody looks at `deadlineNanos` or earlier.
    void by(long deadlineNanos) {
      if (!isPlanned || nanos - deadlineNanos > 0) {
        plan(this, deadlineNanos);
      }
    }

    /// Plans no more looks.
    void end() {
      DeadlineSweep.this.end(this);
    }

    /// Orders by time, which may wrap around.
    @Override
    public int compareTo(Look other) {
      int order = Long.signum(nanos - other.nanos);
      return order == 0 ? Long.compare(number, other.number) : order;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return Long.hashCode(number);
    }
  }
}
