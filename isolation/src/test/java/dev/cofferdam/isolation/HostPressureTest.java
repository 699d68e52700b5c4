package dev.cofferdam.isolation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A JVM that is short of memory: nothing is started until there is some again.
@Timeout(60)
final class HostPressureTest {
  private static final Duration LOOK = Duration.ofNanos(HostPressure.LOOK_NANOS);

  private final ManualTime time = new ManualTime();
  private volatile double freeShare = 0.05;
  private final Cofferdam cofferdam =
      Cofferdam.create(
          CofferdamSpec.standard()
              .withOutside(
                  new CofferdamSpec.Outside(
                      time, time, () -> 0.5, HeapShare.ofThisJvm(), () -> freeShare)));
  private final Guest guest =
      cofferdam.start(
          Crashers.withQuotes(
              "g",
              (_, _) -> {
                throw new OutOfMemoryError("no heap");
              }));

  @AfterEach
  void close() {
    cofferdam.close();
  }

  private void runOutOfMemory() {
    var refused =
        assertInstanceOf(CallOutcome.Refused.class, guest.tryCall("quotes", List.of("A")));
    assertEquals(Refusal.HOST_PRESSURE, refused.reason());
  }

  @Test
  void guest_waitsForMemoryAndAnswersThen() {
    runOutOfMemory();
    var call = guest.callAsync("add", 1, 2);

    time.advance(LOOK);
    assertFalse(call.isDone());
    freeShare = 0.5;
    time.advance(LOOK);

    assertEquals(3, call.join());
  }

  @Test
  void newGuest_isRefusedMeanwhile() {
    runOutOfMemory();

    var refused = assertThrows(CallRefused.class, () -> cofferdam.start(Crashers.named("other")));

    assertEquals(Refusal.HOST_PRESSURE, refused.reason());
    assertEquals(1, cofferdam.guests().size());
  }

  @Test
  void startThatFails_losesNoOtherAndIsTriedAgain() throws Exception {
    var pressure = new HostPressure(time, () -> freeShare);
    var attempts = new CountDownLatch(2);
    var isStarted = new CountDownLatch(1);
    pressure.begin();
    pressure.whenGone(() -> {
      attempts.countDown();
      throw new OutOfMemoryError("no heap");
    });
    pressure.whenGone(isStarted::countDown);

    freeShare = 0.5;
    time.advance(LOOK);
    isStarted.await();

    while (attempts.getCount() > 0) {
      time.advance(LOOK);
      Thread.onSpinWait();
    }
  }

  @Test
  void timers_areNotHeldUpByWhatWaited() throws Exception {
    var pressure = new HostPressure(time, () -> freeShare);
    var caller = new AtomicReference<Thread>();
    var isStarted = new CountDownLatch(1);
    pressure.begin();
    pressure.whenGone(() -> {
      caller.set(Thread.currentThread());
      isStarted.countDown();
    });

    freeShare = 0.5;
    time.advance(LOOK);

    isStarted.await();
    assertNotEquals(Thread.currentThread(), caller.get());
  }

  @Test
  void guestThatIsRenewed_waitsForMemoryToo() {
    Guest other = cofferdam.start(Crashers.named("other"));
    runOutOfMemory();
    // Dependents run youngest first: this one after what starts the guest again.
    var afterIt = Crashers.lifeOf(other).gone().thenRun(() -> {});

    other.renew();
    afterIt.join();

    assertEquals(0, other.restartCount());
    freeShare = 0.5;
    time.advance(LOOK);
    assertEquals(3, other.call("add", 1, 2));
  }

  @Test
  void shortage_isNoCrash() {
    runOutOfMemory();
    freeShare = 0.5;
    time.advance(LOOK);

    assertEquals(3, guest.call("add", 1, 2));
    assertEquals(0, guest.crashCount());
  }
}
