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

  /// When a look that failed is tried again.
  private static final long RETRY_NANOS = 10_000_000;

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
    planned.add(look);
    look.isPlanned = true;
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
      time.schedule(Math.max(0, nanos - time.nanoTime()), () -> sweep(nanos));
      wakeNanos = nanos;
    }
  }

  private void sweep(long plannedNanos) {
    long now = time.nanoTime();
    for (Look due : takeDue(plannedNanos, now)) {
      look(due, now);
    }
  }

  /// Whatever happens to one version keeps the callers of others from nothing.
  private static void look(Look due, long now) {
    try {
      due.swept.sweep(now).ifPresent(due::by);
    } catch (Throwable unforeseen) {
      due.tryBy(now + RETRY_NANOS);
    }
  }

  /// A timer that was overtaken by an earlier one does nothing. What is due is no longer planned:
  /// every call that comes from here on plans anew.
  private synchronized List<Look> takeDue(long plannedNanos, long now) {
    if (plannedNanos != wakeNanos) {
      return List.of();
    }
    wakeNanos = now + FOREVER;
    try {
      List<Look> due = due(now);
      due.forEach(this::unplan);
      return due;
    } finally {
      if (!planned.isEmpty()) {
        wakeBy(planned.first().nanos);
      }
    }
  }

  private List<Look> due(long now) {
    var due = new ArrayList<Look>();
    for (Look look : planned) {
      if (look.nanos - now > 0) {
        break;
      }
      due.add(look);
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

    private void tryBy(long deadlineNanos) {
      try {
        by(deadlineNanos);
      } catch (Throwable unforeseen) {
        // The next call of this version plans a look.
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
