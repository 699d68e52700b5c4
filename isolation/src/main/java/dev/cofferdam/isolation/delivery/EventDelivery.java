package dev.cofferdam.isolation.delivery;

import dev.cofferdam.isolation.EventCounts;
import dev.cofferdam.isolation.GuestEvent;
import dev.cofferdam.isolation.GuestListener;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The queue of events before the one listener, and the platform thread that empties it.
///
/// Whoever has an event hands it over and goes on; nobody waits for the listener. Where it does not
/// keep up, the queue has two bounds. Past the first, events are dropped and counted, but for
/// crashes and quarantines, which are always kept. Past the second, {@link #whenThereIsRoom} holds
/// back whoever wants to start a guest: a guest can crash once for each start, so what is kept is
/// bounded by the queue and one crash for each instance. So a slow listener delays restarts, and
/// never an answer.
///
/// Its monitor guards the queue; the listener is called outside of it.
public final class EventDelivery {
  /// How many events may wait before those that may be dropped are.
  public static final int EVENTS_MAX = 512;

  /// How many events may wait before guests are no longer started.
  public static final int CONGESTED_MIN = 2 * EVENTS_MAX;

  private final Optional<GuestListener> listener;
  private final ArrayDeque<GuestEvent> queue = new ArrayDeque<>();
  private final List<Runnable> held = new ArrayList<>();
  private @Nullable Thread thread;
  private boolean isTelling;
  private boolean isClosed;
  private long droppedCount;
  private long failedCount;

  private EventDelivery(Optional<GuestListener> listener) {
    this.listener = listener;
  }

  /// Creates a delivery; where nobody listens, events vanish.
  public static EventDelivery create(Optional<GuestListener> listener) {
    return new EventDelivery(listener);
  }

  /// Hands over an event.
  public synchronized void tell(GuestEvent event) {
    if (listener.isEmpty()) {
      return;
    }
    if (isClosed || (queue.size() >= EVENTS_MAX && mayBeDropped(event))) {
      droppedCount++;
      return;
    }
    queue.add(event);
    startThread(listener.get());
    notifyAll();
  }

  private static boolean mayBeDropped(GuestEvent event) {
    return switch (event) {
      case GuestEvent.Crashed _, GuestEvent.Quarantined _ -> false;
      case GuestEvent.Started _,
          GuestEvent.RestartPlanned _,
          GuestEvent.Released _,
          GuestEvent.Replaced _,
          GuestEvent.RolledBack _,
          GuestEvent.Stopped _ ->
          true;
    };
  }

  private void startThread(GuestListener told) {
    if (thread == null) {
      thread = Thread.ofPlatform().daemon().name("cofferdam-events").start(() -> run(told));
    }
  }

  /// Runs `action` when few enough events wait: at once, or later on the thread of the delivery.
  public void whenThereIsRoom(Runnable action) {
    synchronized (this) {
      if (queue.size() >= CONGESTED_MIN && !isClosed) {
        hold(action);
        return;
      }
    }
    action.run();
  }

  private void run(GuestListener told) {
    for (GuestEvent event = next(); event != null; event = next()) {
      runHeld();
      tellOne(told, event);
    }
    runHeld();
  }

  private void runHeld() {
    takeHeld().forEach(this::runOrHold);
  }

  /// What fails is held back again: others that wait are not lost by it, and neither is it.
  private void runOrHold(Runnable action) {
    try {
      action.run();
    } catch (Throwable unforeseen) {
      hold(action);
    }
  }

  private synchronized void hold(Runnable action) {
    held.add(action);
  }

  private synchronized @Nullable GuestEvent next() {
    isTelling = false;
    notifyAll();
    while (queue.isEmpty() && !isClosed) {
      try {
        wait();
      } catch (InterruptedException _) {
        // A listener left its interrupt behind: this thread is nobody's to interrupt.
      }
    }
    isTelling = !queue.isEmpty();
    return queue.poll();
  }

  private synchronized List<Runnable> takeHeld() {
    if (held.isEmpty() || (queue.size() >= CONGESTED_MIN / 2 && !isClosed)) {
      return List.of();
    }
    var taken = List.copyOf(held);
    held.clear();
    return taken;
  }

  private void tellOne(GuestListener told, GuestEvent event) {
    try {
      told.on(event);
    } catch (Throwable _) {
      countFailure();
    }
  }

  private synchronized void countFailure() {
    failedCount++;
  }

  /// Takes no more events, and waits until those that are there have been told, so long and no
  /// longer. What is left then is dropped and counted.
  public synchronized void close(Duration patience) {
    isClosed = true;
    notifyAll();
    awaitEnd(System.nanoTime() + patience.toNanos());
    droppedCount += queue.size();
    queue.clear();
  }

  private void awaitEnd(long endNanos) {
    try {
      long left = endNanos - System.nanoTime();
      while (isBusy() && left > 0) {
        wait(left / 1_000_000 + 1);
        left = endNanos - System.nanoTime();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// The listener may close its Cofferdam; it cannot wait for itself.
  private boolean isBusy() {
    return Thread.currentThread() != thread && (isTelling || !queue.isEmpty());
  }

  /// Returns how the listener keeps up.
  public synchronized EventCounts counts() {
    return new EventCounts(queue.size(), droppedCount, failedCount);
  }
}
