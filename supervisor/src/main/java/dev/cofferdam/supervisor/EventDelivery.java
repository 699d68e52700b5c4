package dev.cofferdam.supervisor;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/// Carries events to the listener on a thread of its own, so that no listener can hold up a
/// supervisor. Any thread may hand it events.
final class EventDelivery {
  private static final int EVENT_COUNT_MAX = 4_096;

  /// Nothing stands for the end.
  private final BlockingQueue<Optional<SupervisorEvent>> queue =
      new ArrayBlockingQueue<>(EVENT_COUNT_MAX);

  private final Optional<SupervisorListener> listener;
  private final AtomicLong droppedCount = new AtomicLong();
  private volatile boolean isClosed;

  private EventDelivery(Optional<SupervisorListener> listener) {
    this.listener = listener;
  }

  static EventDelivery start(Optional<SupervisorListener> listener) {
    var delivery = new EventDelivery(listener);
    listener.ifPresent(
        l -> Thread.ofVirtual().name("supervisor events").start(() -> delivery.run(l)));
    return delivery;
  }

  void deliver(SupervisorEvent event) {
    if (listener.isPresent() && !queue.offer(Optional.of(event))) {
      droppedCount.incrementAndGet();
    }
  }

  /// Ends the thread when it has delivered what is there.
  void close() {
    isClosed = true;
    var _ = queue.offer(Optional.empty());
  }

  private void run(SupervisorListener hearer) {
    while (!(isClosed && queue.isEmpty())) {
      Optional<SupervisorEvent> next = take();
      next.ifPresent(event -> hear(hearer, event));
      long dropped = droppedCount.getAndSet(0);
      if (dropped > 0) {
        hear(hearer, new SupervisorEvent.EventsDropped(dropped));
      }
    }
  }

  private Optional<SupervisorEvent> take() {
    while (true) {
      try {
        return queue.take();
      } catch (InterruptedException _) {
        // A listener left its interrupt behind: this thread is nobody's to interrupt.
      }
    }
  }

  private static void hear(SupervisorListener hearer, SupervisorEvent event) {
    try {
      hearer.onEvent(event);
    } catch (Throwable swallowed) {
      System.getLogger(EventDelivery.class.getName())
          .log(System.Logger.Level.WARNING, "a supervisor's listener failed", swallowed);
    }
  }
}
