package dev.cofferdam.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.locks.LockSupport;

/// Ends host functions that block past their Store's deadline or cancellation: one platform thread
/// for the JVM, asleep until the earliest deadline of the Stores that have a thread inside.
///
/// A call into a guest costs it a comparison: it wakes the watchdog only if its deadline is earlier
/// than what the watchdog sleeps until.
final class Watchdog {
  /// How often it looks again while a Store is overdue, because its guest has not yet noticed
  /// itself.
  private static final long OVERDUE_NANOS = 1_000_000;

  private static final long IDLE_NANOS = Long.MAX_VALUE / 4;

  private static final Set<Store> STORES = Collections.newSetFromMap(new WeakHashMap<>());
  private static final Thread THREAD =
      Thread.ofPlatform().daemon().name("cofferdam-watchdog").unstarted(Watchdog::run);
  private static volatile long wakeNanos = System.nanoTime();

  static {
    THREAD.start();
  }

  private Watchdog() {}

  static void add(Store store) {
    synchronized (STORES) {
      STORES.add(store);
    }
  }

  static void remove(Store store) {
    synchronized (STORES) {
      STORES.remove(store);
    }
  }

  /// Sees to it that the watchdog looks at `deadlineNanos` or earlier.
  static void wakeBy(long deadlineNanos) {
    if (deadlineNanos - wakeNanos < 0) {
      nudge();
    }
  }

  static void nudge() {
    LockSupport.unpark(THREAD);
  }

  @SuppressWarnings("InfiniteLoopStatement")
  private static void run() {
    while (true) {
      long now = System.nanoTime();
      // Until the new time is known, every call wakes this thread: none is missed in between.
      wakeNanos = now + IDLE_NANOS;
      long sleep = IDLE_NANOS;
      for (Store store : stores()) {
        sleep = Math.min(sleep, look(store, now));
      }
      wakeNanos = now + sleep;
      LockSupport.parkNanos(THREAD, sleep);
    }
  }

  private static long look(Store store, long now) {
    if (store.owner() == null) {
      return IDLE_NANOS;
    }
    long left = store.context().deadlineNanos() - now;
    if (left > 0 && !store.context().isCancelled()) {
      return left;
    }
    store.hostCalls().interruptOverdue();
    return OVERDUE_NANOS;
  }

  private static List<Store> stores() {
    synchronized (STORES) {
      return new ArrayList<>(STORES);
    }
  }
}
