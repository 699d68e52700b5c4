package dev.cofferdam.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;

/// Ends host functions that block past their Store's deadline or cancellation: one platform thread
/// for the JVM, asleep until the earliest time that it has planned to look at a Store.
///
/// A Store is planned at the first host call of a call into it, unless it is planned already for no
/// later than that call's deadline. So a call costs a comparison, and a look costs nothing for the
/// Stores that are not due, however many there are.
///
/// Its monitor guards what is planned; the Stores that are overdue belong to its thread.
final class Watchdog {
  /// How often it looks again while a Store is overdue, because its guest has not yet noticed
  /// itself.
  private static final long OVERDUE_NANOS = 1_000_000;

  /// How much less often for every Store that is overdue, so that many do not keep a processor.
  private static final long OVERDUE_EACH_NANOS = 1_000;

  private static final long IDLE_NANOS = Long.MAX_VALUE / 4;

  private static final TreeSet<Watch> PLANNED = new TreeSet<>();
  private static final Thread THREAD =
      Thread.ofPlatform().daemon().name("cofferdam-watchdog").unstarted(Watchdog::run);
  private static long wakeNanos = System.nanoTime() + IDLE_NANOS;

  static {
    THREAD.start();
  }

  private Watchdog() {}

  /// Sees to it that a Store is looked at at `lookNanos` or earlier.
  static void lookBy(Watch watch, long lookNanos) {
    if (!watch.isPlannedBy(lookNanos)) {
      plan(watch, lookNanos);
    }
  }

  private static void plan(Watch watch, long lookNanos) {
    boolean isEarliest;
    synchronized (PLANNED) {
      PLANNED.remove(watch);
      watch.plan(lookNanos);
      PLANNED.add(watch);
      isEarliest = lookNanos - wakeNanos < 0;
    }
    if (isEarliest) {
      LockSupport.unpark(THREAD);
    }
  }

  /// Forgets a Store that is closed.
  static void remove(Watch watch) {
    if (watch.isPlanned()) {
      synchronized (PLANNED) {
        PLANNED.remove(watch);
        watch.unplan();
      }
    }
  }

  @SuppressWarnings("InfiniteLoopStatement")
  private static void run() {
    List<Watch> overdue = new ArrayList<>();
    while (true) {
      overdue.removeIf(watch -> !watch.stayOverdue());
      long now = System.nanoTime();
      for (Watch due : takeDue(now)) {
        look(due, now, overdue);
      }
      LockSupport.parkNanos(THREAD, planWake(now, overdue.size()));
    }
  }

  /// A Store is no longer planned when it is looked at: whoever enters it afterwards plans it anew.
  private static List<Watch> takeDue(long now) {
    var due = new ArrayList<Watch>();
    synchronized (PLANNED) {
      while (!PLANNED.isEmpty() && PLANNED.first().isDue(now)) {
        Watch first = PLANNED.removeFirst();
        first.unplan();
        due.add(first);
      }
    }
    return due;
  }

  private static void look(Watch watch, long now, List<Watch> overdue) {
    long leftNanos = watch.leftNanos(now);
    if (leftNanos == Watch.NOBODY_INSIDE) {
      return;
    }
    if (leftNanos > 0) {
      lookBy(watch, now + leftNanos);
    } else if (watch.beginOverdue()) {
      overdue.add(watch);
    }
  }

  private static long planWake(long now, int overdueCount) {
    synchronized (PLANNED) {
      long sleepNanos = PLANNED.isEmpty() ? IDLE_NANOS : PLANNED.first().sleepNanos(now);
      if (overdueCount > 0) {
        long nextLook = OVERDUE_NANOS + overdueCount * OVERDUE_EACH_NANOS;
        sleepNanos = Math.min(sleepNanos, nextLook);
      }
      wakeNanos = now + sleepNanos;
      return sleepNanos;
    }
  }
}
