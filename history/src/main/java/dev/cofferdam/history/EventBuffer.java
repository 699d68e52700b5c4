package dev.cofferdam.history;

import dev.cofferdam.isolation.GuestEvent;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/// Events on their way into the database, and the counts of what became of them. Guarded by its
/// lock; the listener's thread fills it, the recorder's thread empties it.
final class EventBuffer {
  private final int capacity;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<GuestEvent> waiting = new ArrayDeque<>();
  private long acceptedCount;
  private long committedCount;
  private long lostCount;
  private long untoldLostCount;
  private Optional<String> failure = Optional.empty();
  private boolean isClosed;

  EventBuffer(int capacity) {
    this.capacity = capacity;
  }

  /// Takes an event. Where there is no room it waits for it, unless the database is away; then the
  /// event is lost, as what came first tells most.
  void add(GuestEvent event, long patienceNanos) {
    lock.lock();
    try {
      long nanos = patienceNanos;
      while (waiting.size() >= capacity && !isClosed && failure.isEmpty() && nanos > 0) {
        nanos = changed.awaitNanos(nanos);
      }
      place(event);
    } catch (InterruptedException _) {
      place(event);
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  private void place(GuestEvent event) {
    if (isClosed || waiting.size() >= capacity) {
      lostCount++;
      untoldLostCount++;
      return;
    }
    waiting.add(event);
    acceptedCount++;
    changed.signalAll();
  }

  /// Returns the first events, and leaves them in place. Waits for one to come, to the time's end
  /// at most, or to the buffer's.
  List<GuestEvent> peek(int count, long nanos) {
    lock.lock();
    try {
      long left = nanos;
      while (waiting.isEmpty() && !isClosed && left > 0) {
        left = awaitNanos(left);
      }
      try (Stream<GuestEvent> first = waiting.stream()) {
        return first.limit(count).toList();
      }
    } finally {
      lock.unlock();
    }
  }

  /// Notes that the first events are no more on their way.
  ///
  /// @param taken how many events leave
  /// @param lost how many of them are lost
  void settle(int taken, int lost) {
    lock.lock();
    try {
      Iterator<GuestEvent> first = waiting.iterator();
      for (int i = 0; i < taken && first.hasNext(); i++) {
        first.next();
        first.remove();
      }
      committedCount += taken - lost;
      lostCount += lost;
      untoldLostCount += lost;
      failure = Optional.empty();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Returns how many lost events the database does not tell of yet, and counts them as told.
  long takeUntoldLost() {
    lock.lock();
    try {
      long count = untoldLostCount;
      untoldLostCount = 0;
      return count;
    } finally {
      lock.unlock();
    }
  }

  /// Notes that the database is away. Returns whether that is news.
  boolean fail(String why) {
    lock.lock();
    try {
      boolean isNews = failure.isEmpty();
      failure = Optional.of(why);
      changed.signalAll();
      return isNews;
    } finally {
      lock.unlock();
    }
  }

  /// Waits, though not beyond the buffer's end.
  void pause(long nanos) {
    lock.lock();
    try {
      long left = nanos;
      while (!isClosed && left > 0) {
        left = awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  // Only the recorder's own thread waits here, which nobody interrupts but its end.
  @SuppressWarnings("WaitNotInLoop") // the caller loops
  private long awaitNanos(long nanos) {
    try {
      return changed.awaitNanos(nanos);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  /// Waits until what was accepted before is settled; returns whether it is.
  boolean flush(long nanos) throws InterruptedException {
    lock.lock();
    try {
      long target = acceptedCount;
      long left = nanos;
      while (acceptedCount - waiting.size() < target && left > 0) {
        left = changed.awaitNanos(left);
      }
      return acceptedCount - waiting.size() >= target;
    } finally {
      lock.unlock();
    }
  }

  /// Takes no more events.
  void close() {
    lock.lock();
    try {
      isClosed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Gives up what waits.
  void abandon() {
    lock.lock();
    try {
      lostCount += waiting.size();
      waiting.clear();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  boolean isClosed() {
    lock.lock();
    try {
      return isClosed;
    } finally {
      lock.unlock();
    }
  }

  HistoryState state() {
    lock.lock();
    try {
      return new HistoryState(committedCount, waiting.size(), lostCount, failure);
    } finally {
      lock.unlock();
    }
  }
}
