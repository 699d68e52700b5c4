package dev.cofferdam.isolation.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.isolation.GuestEvent;
import dev.cofferdam.isolation.GuestListener;
import dev.cofferdam.isolation.Quarantine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class EventDeliveryTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  private final List<GuestEvent> told = new CopyOnWriteArrayList<>();
  private final CountDownLatch isTelling = new CountDownLatch(1);
  private final CountDownLatch mayEnd = new CountDownLatch(1);

  @AfterEach
  void letGo() {
    mayEnd.countDown();
  }

  private static EventDelivery to(GuestListener listener) {
    return EventDelivery.create(Optional.of(listener));
  }

  /// A delivery whose listener is stuck with the first event until the test lets it go.
  private EventDelivery stuck() throws InterruptedException {
    var delivery =
        to(event -> {
          isTelling.countDown();
          await(mayEnd);
          told.add(event);
        });
    delivery.tell(stopped(0));
    isTelling.await();
    return delivery;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static GuestEvent stopped(int number) {
    return new GuestEvent.Stopped("g" + number, Instant.EPOCH);
  }

  private static GuestEvent quarantined() {
    var key = new Quarantine.Key("component", "configuration", "engine", "fingerprint");
    var quarantine = new Quarantine(key, "g", "often", Instant.EPOCH, Duration.ofMinutes(15));
    return new GuestEvent.Quarantined("g", Instant.EPOCH, quarantine);
  }

  @Test
  void events_areToldInTheirOrderBeforeCloseReturns() {
    EventDelivery delivery = to(told::add);

    for (int i = 0; i < 100; i++) {
      delivery.tell(stopped(i));
    }
    delivery.close(LONG);

    assertEquals(100, told.size());
    assertEquals("g99", told.getLast().guest());
  }

  @Test
  void events_areToldByOnePlatformThread() {
    var thread = new AtomicReference<Thread>();
    EventDelivery delivery = to(_ -> thread.set(Thread.currentThread()));

    delivery.tell(stopped(0));
    delivery.close(LONG);

    assertFalse(thread.get().isVirtual());
    assertTrue(thread.get().isDaemon());
  }

  @Test
  void stuckListener_losesWhatIsTooMuchAndItIsCounted() throws Exception {
    EventDelivery delivery = stuck();

    for (int i = 0; i < EventDelivery.EVENTS_MAX + 10; i++) {
      delivery.tell(stopped(i));
    }

    assertEquals(10, delivery.counts().droppedCount());
    assertEquals(EventDelivery.EVENTS_MAX, delivery.counts().waitingCount());
  }

  @Test
  void quarantine_isNeverDropped() throws Exception {
    EventDelivery delivery = stuck();

    for (int i = 0; i < EventDelivery.EVENTS_MAX + 10; i++) {
      delivery.tell(quarantined());
    }
    mayEnd.countDown();
    delivery.close(LONG);

    assertEquals(EventDelivery.EVENTS_MAX + 11, told.size());
  }

  @Test
  void congestion_holdsStartsUntilThereIsRoom() throws Exception {
    EventDelivery delivery = stuck();
    var isStarted = new CountDownLatch(1);
    for (int i = 0; i < EventDelivery.CONGESTED_MIN; i++) {
      delivery.tell(quarantined());
    }

    delivery.whenThereIsRoom(isStarted::countDown);
    assertEquals(1, isStarted.getCount());
    mayEnd.countDown();

    isStarted.await();
  }

  @Test
  void startThatFails_losesNoOther() throws Exception {
    EventDelivery delivery = stuck();
    var isStarted = new CountDownLatch(1);
    for (int i = 0; i < EventDelivery.CONGESTED_MIN; i++) {
      delivery.tell(quarantined());
    }

    delivery.whenThereIsRoom(() -> {
      throw new OutOfMemoryError("no heap");
    });
    delivery.whenThereIsRoom(isStarted::countDown);
    mayEnd.countDown();

    isStarted.await();
  }

  @Test
  void listenerThatThrows_isCountedAndToldTheNext() {
    EventDelivery delivery =
        to(event -> {
          told.add(event);
          throw new AssertionError("broken listener");
        });

    delivery.tell(stopped(0));
    delivery.tell(stopped(1));
    delivery.close(LONG);

    assertEquals(2, told.size());
    assertEquals(2, delivery.counts().failedCount());
  }

  @Test
  void close_doesNotWaitForeverForAStuckListener() throws Exception {
    EventDelivery delivery = stuck();
    delivery.tell(stopped(1));

    delivery.close(Duration.ofMillis(1));

    assertEquals(1, delivery.counts().droppedCount());
  }

  @Test
  void close_byTheListenerItself_returns() throws Exception {
    var delivery = new AtomicReference<EventDelivery>();
    var isClosed = new AtomicBoolean();
    delivery.set(
        to(_ -> {
          delivery.get().close(LONG);
          isClosed.set(true);
          mayEnd.countDown();
        }));

    delivery.get().tell(stopped(0));

    mayEnd.await();
    assertTrue(isClosed.get());
  }

  @Test
  void nobodyListening_costsNothing() {
    EventDelivery delivery = EventDelivery.create(Optional.empty());

    delivery.tell(stopped(0));

    assertEquals(0, delivery.counts().waitingCount());
  }
}
