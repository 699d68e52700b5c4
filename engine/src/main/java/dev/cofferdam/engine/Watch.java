package dev.cofferdam.engine;

import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// When the {@link Watchdog} looks at one Store; it does not keep the Store alive.
///
/// The watchdog's monitor guards when it is planned, which others may read; whether it is overdue
/// belongs to the watchdog's thread.
final class Watch implements Comparable<Watch> {
  /// Instead of a time left: no thread is inside the Store.
  static final long NOBODY_INSIDE = Long.MAX_VALUE;

  /// A time that every other is later than, and none earlier.
  private static final long UNPLANNED = Long.MIN_VALUE;

  private static final AtomicLong COUNT = new AtomicLong();

  private final WeakReference<Store> store;
  private final long number = COUNT.incrementAndGet();
  private volatile long lookNanos = UNPLANNED;
  private boolean isOverdue;

  Watch(Store store) {
    this.store = new WeakReference<>(store);
  }

  // ---- when

  boolean isPlanned() {
    return lookNanos != UNPLANNED;
  }

  boolean isPlannedBy(long nanos) {
    long planned = lookNanos;
    return planned != UNPLANNED && planned - nanos <= 0;
  }

  boolean isDue(long now) {
    return lookNanos - now <= 0;
  }

  long sleepNanos(long now) {
    return Math.max(0, lookNanos - now);
  }

  void plan(long nanos) {
    lookNanos = nanos == UNPLANNED ? nanos + 1 : nanos;
  }

  void unplan() {
    lookNanos = UNPLANNED;
  }

  /// Orders by time, which may wrap around.
  @Override
  public int compareTo(Watch other) {
    int order = Long.signum(lookNanos - other.lookNanos);
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

  // ---- looks of the watchdog

  /// Returns the time left of the call that is inside, not positive if it is to end, or {@link
  /// #NOBODY_INSIDE}.
  long leftNanos(long now) {
    Store present = store.get();
    if (present == null || present.owner() == null) {
      return NOBODY_INSIDE;
    }
    return present.context().isCancelled() ? 0 : present.context().deadlineNanos() - now;
  }

  /// Interrupts the host call of a Store that is found overdue; returns whether it was not before.
  boolean beginOverdue() {
    boolean isNew = !isOverdue;
    isOverdue = true;
    interrupt();
    return isNew;
  }

  /// Looks at a Store that was overdue at the last look; returns whether it still is.
  boolean stayOverdue() {
    long leftNanos = leftNanos(System.nanoTime());
    if (leftNanos <= 0) {
      interrupt();
      return true;
    }
    isOverdue = false;
    if (leftNanos != NOBODY_INSIDE) {
      Watchdog.lookBy(this, System.nanoTime() + leftNanos);
    }
    return false;
  }

  private void interrupt() {
    Store present = store.get();
    if (present != null) {
      present.hostCalls().interruptOverdue();
    }
  }
}
