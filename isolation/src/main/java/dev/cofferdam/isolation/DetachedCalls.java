package dev.cofferdam.isolation;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Counts calls whose caller has been answered although a host function of theirs still runs. Java
/// cannot end a thread, so they are capped, in the JVM and for each guest: past a cap, no more
/// calls begin. Those that run at that moment may still be added.
final class DetachedCalls {
  private static final int TOTAL_MAX = 64;
  private static final int GUEST_MAX = 8;
  private static final DetachedCalls OF_THIS_JVM = new DetachedCalls(null, TOTAL_MAX);

  private final @Nullable DetachedCalls all;
  private final int max;
  private final AtomicInteger count = new AtomicInteger();

  private DetachedCalls(@Nullable DetachedCalls all, int max) {
    this.all = all;
    this.max = max;
  }

  /// Returns the count of one Cofferdam, which has the cap of the JVM.
  static DetachedCalls ofCofferdam() {
    return new DetachedCalls(OF_THIS_JVM, Integer.MAX_VALUE);
  }

  /// Returns the count of one guest, which has a smaller cap of its own.
  DetachedCalls ofGuest() {
    return new DetachedCalls(this, GUEST_MAX);
  }

  private boolean isFull() {
    return count.get() >= max || (all != null && all.isFull());
  }

  /// Returns the answer to a call that may not begin, or null where it may.
  CallOutcome.@Nullable Refused refusal() {
    return isFull() ? new CallOutcome.Refused(Refusal.TOO_MANY_DETACHED, fullSentence()) : null;
  }

  void began() {
    count.incrementAndGet();
    if (all != null) {
      all.began();
    }
  }

  void ended() {
    count.decrementAndGet();
    if (all != null) {
      all.ended();
    }
  }

  private String fullSentence() {
    return "%d host calls of this guest (limit %d) and %d of all (limit %d) were given up and still run;"
            .formatted(count(), max, OF_THIS_JVM.count(), TOTAL_MAX)
        + " have the host function heed interrupts, or raise Limits.withTimeout";
  }

  int count() {
    return count.get();
  }
}
