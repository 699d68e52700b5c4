package dev.cofferdam.engine;

import java.util.ArrayList;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Ends host functions that block past their Store's deadline or cancellation: one platform thread
/// for the JVM, asleep until the earliest time that it has planned to look at a Store.
///
/// A Store is planned at the first host call of a call into it, unless it is planned already for no
/// later than that call's deadline. So a call costs a comparison, and a look costs nothing for the
/// Stores that are not due, however many there are.
///
/// Its monitor guards what is planned; the Stores that are overdue belong to its thread.
@SuppressWarnings("NonApiType") // only an ArrayList promises room
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

  /// A heap that is full ends a round and never the watchdog: nothing is taken off a list before
  /// there is room for it on the next.
  @SuppressWarnings("InfiniteLoopStatement")
  private static void run() {
    var overdue = new ArrayList<Watch>();
    while (true) {
      try {
        round(overdue);
      } catch (OutOfMemoryError full) {
        LockSupport.parkNanos(THREAD, OVERDUE_NANOS);
      }
    }
  }

  private static void round(ArrayList<Watch> overdue) {
    overdue.removeIf(watch -> !watch.stayOverdue());
    long now = System.nanoTime();
    for (Watch due = takeDue(now, overdue); due != null; due = takeDue(now, overdue)) {
      look(due, now, overdue);
    }
    LockSupport.parkNanos(THREAD, planWake(now, overdue.size()));
  }

  /// A Store is no longer planned when it is looked at: whoever enters it afterwards plans it anew.
  private static @Nullable Watch takeDue(long now, ArrayList<Watch> overdue) {
    overdue.ensureCapacity(overdue.size() + 1);
    synchronized (PLANNED) {
      if (PLANNED.isEmpty() || !PLANNED.first().isDue(now)) {
        return null;
      }
      Watch first = PLANNED.removeFirst();
      first.unplan();
      return first;
    }
  }

  private static void look(Watch watch, long now, ArrayList<Watch> overdue) {
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
