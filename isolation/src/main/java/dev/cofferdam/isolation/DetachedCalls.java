package dev.cofferdam.isolation;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Counts calls whose caller has been answered although a host function of theirs still runs. Java
/// cannot end a thread, so they are capped: past it, no more calls begin.
final class DetachedCalls {
  private static final int TOTAL_MAX = 64;
  private static final int GUEST_MAX = 8;

  private final @Nullable DetachedCalls all;
  private final int max;
  private final AtomicInteger count = new AtomicInteger();

  private DetachedCalls(@Nullable DetachedCalls all, int max) {
    this.all = all;
    this.max = max;
  }

  static DetachedCalls ofAll() {
    return new DetachedCalls(null, TOTAL_MAX);
  }

  /// Returns the count of one guest, which has a smaller cap of its own.
  DetachedCalls ofGuest() {
    return new DetachedCalls(this, GUEST_MAX);
  }

  boolean isFull() {
    return count.get() >= max || (all != null && all.isFull());
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

  /// Returns the sentence for a caller who is refused.
  String fullSentence() {
    return "%d host calls of this guest (limit %d) and %d of all (limit %d) were given up and still run;"
            .formatted(count(), max, all == null ? count() : all.count(), TOTAL_MAX)
        + " have the host function heed interrupts, or raise Limits.withTimeout";
  }

  int count() {
    return count.get();
  }
}
