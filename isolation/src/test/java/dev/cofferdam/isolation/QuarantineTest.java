package dev.cofferdam.isolation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.engine.Limits;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Guests that crashed too often: how long they are down, and what brings them back.
@Timeout(60)
final class QuarantineTest {
  private static final GuestSpec SPEC =
      Crashers.named("g").withCrashBudget(CrashBudget.standard().withInRow(1, 1));

  private final ManualTime time = new ManualTime();
  private final QuarantineStore store = QuarantineStore.inMemory();
  private Cofferdam cofferdam = newCofferdam();

  @AfterEach
  void close() {
    cofferdam.close();
  }

  private Cofferdam newCofferdam() {
    return Cofferdam.create(time.spec().withQuarantines(store));
  }

  /// What a new JVM sees: a new Cofferdam with the same store.
  private Guest startAfresh(GuestSpec spec) {
    cofferdam.close();
    cofferdam = newCofferdam();
    return cofferdam.start(spec);
  }

  private Guest startAndCrash() {
    Guest guest = cofferdam.start(SPEC);
    PredecessorTest.crash(guest, "unreachable");
    assertEquals(GuestState.QUARANTINED, guest.state());
    return guest;
  }

  @Test
  void calls_areRefusedWithTheReasonAndTheTimeOfTheNextTry() {
    Guest guest = startAndCrash();

    var refused = assertInstanceOf(CallOutcome.Refused.class, guest.tryCall("add", 1, 2));

    assertEquals(Refusal.QUARANTINED, refused.reason());
    assertTrue(refused.sentence().contains("1 equal crashes in a row"), refused.sentence());
    assertTrue(refused.sentence().contains("1970-01-01T00:15:00Z"), refused.sentence());
  }

  @Test
  void quarterOfAnHour_bringsOneTryAndAGoodCallEndsIt() {
    Guest guest = startAndCrash();

    time.advance(Duration.ofMinutes(15));

    assertEquals(3, guest.call("add", 1, 2));
    assertEquals(Optional.empty(), guest.quarantine());
    assertEquals(GuestState.READY, startAfresh(SPEC).state());
  }

  @Test
  void crashOnTrial_doublesTheQuarantine() {
    Guest guest = startAndCrash();
    time.advance(Duration.ofMinutes(15));

    PredecessorTest.crash(guest, "divide", 1, 0);

    assertEquals(GuestState.QUARANTINED, guest.state());
    assertEquals(Duration.ofMinutes(30), guest.quarantine().orElseThrow().length());
  }

  @Test
  void guestInQuarantine_startsWithoutAnInstanceAndRefuses() {
    startAndCrash();

    Guest afresh = startAfresh(SPEC);

    assertEquals(GuestState.QUARANTINED, afresh.state());
    assertThrows(CallRefused.class, () -> afresh.call("add", 1, 2));
    assertEquals(0, afresh.crashCount());
  }

  @Test
  void guestStartedInQuarantine_isTriedWhenItIsOver() {
    startAndCrash();
    time.advance(Duration.ofMinutes(5));
    Guest afresh = startAfresh(SPEC);

    time.advance(Duration.ofMinutes(10));

    assertEquals(3, afresh.call("add", 1, 2));
    assertEquals(GuestState.READY, afresh.state());
  }

  @Test
  void guestStartedAfterItsQuarantine_isOnTrial() {
    startAndCrash();
    time.advance(Duration.ofMinutes(16));
    Guest afresh = startAfresh(SPEC);

    PredecessorTest.crash(afresh, "unreachable");

    assertEquals(Duration.ofMinutes(30), afresh.quarantine().orElseThrow().length());
  }

  @Test
  void otherLimits_areNotInQuarantine() {
    startAndCrash();
    var limits = SPEC.limits().withFuel(60_000_000);

    assertEquals(3, startAfresh(SPEC.withLimits(limits)).call("add", 1, 2));
  }

  @Test
  void otherConfiguration_isNotInQuarantine() {
    startAndCrash();

    Guest afresh = startAfresh(SPEC.withConfiguration("host functions, second edition"));

    assertEquals(3, afresh.call("add", 1, 2));
  }

  @Test
  void otherComponent_isNotInQuarantine() {
    assertTrue(!SPEC.componentDigest().equals(GuestSpec.of("g", new byte[4]).componentDigest()));
  }

  @Test
  void release_isKeptToo() {
    startAndCrash().release();

    assertEquals(3, startAfresh(SPEC).call("add", 1, 2));
  }

  @Test
  void startThatCrashesForTheFirstTime_isNotKept() {
    var none = SPEC.withLimits(Limits.untrusted().withFuel(0).withMemoryBytes(8 << 20));

    assertThrows(GuestCrashed.class, () -> cofferdam.start(none));

    assertThrows(GuestCrashed.class, () -> startAfresh(none));
  }

  @Test
  void slowStore_holdsUpNoAnswer() throws Exception {
    var isPutting = new CountDownLatch(1);
    var mayPut = new CountDownLatch(1);
    cofferdam.close();
    cofferdam =
        Cofferdam.create(time.spec().withQuarantines(new SlowStore(store, isPutting, mayPut)));
    Guest guest = startAndCrash();
    isPutting.await();

    var waiting = guest.callAsync("add", 1, 2);
    time.advance(Duration.ofSeconds(20));

    assertThrows(Exception.class, waiting::join);
    mayPut.countDown();
  }

  @Test
  void release_whileTheGuestCloses_opensNothing() throws Exception {
    var isPutting = new CountDownLatch(1);
    var mayPut = new CountDownLatch(1);
    cofferdam.close();
    cofferdam =
        Cofferdam.create(time.spec().withQuarantines(new SlowStore(store, isPutting, mayPut)));
    Guest guest = startAndCrash();
    var waiting = new Call("add", new Object[] {1, 2}, Long.MAX_VALUE / 4);
    guest.version().mailbox().add(waiting);
    var _ = waiting.answer().thenRun(guest::release);

    guest.close();

    var refused = assertInstanceOf(CallOutcome.Refused.class, guest.tryCall("add", 1, 2));
    assertEquals(Refusal.STOPPED, refused.reason());
    mayPut.countDown();
  }

  /// Takes its time with the first quarantine.
  private record SlowStore(QuarantineStore store, CountDownLatch isPutting, CountDownLatch mayPut)
      implements QuarantineStore {
    @Override
    public Optional<Quarantine> find(String component, String configuration, String engine) {
      return store.find(component, configuration, engine);
    }

    @Override
    public void put(Quarantine quarantine) {
      isPutting.countDown();
      try {
        mayPut.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      store.put(quarantine);
    }

    @Override
    public void remove(Quarantine.Key key) {
      store.remove(key);
    }
  }

  @Test
  void storeThatFails_keepsTheGuestDownAllTheSame() {
    cofferdam.close();
    cofferdam = Cofferdam.create(time.spec().withQuarantines(new BrokenStore()));
    Guest guest = startAndCrash();

    var refused = assertInstanceOf(CallOutcome.Refused.class, guest.tryCall("add", 1, 2));

    assertEquals(Refusal.QUARANTINED, refused.reason());
  }

  private record BrokenStore() implements QuarantineStore {
    @Override
    public Optional<Quarantine> find(String component, String configuration, String engine) {
      return Optional.empty();
    }

    @Override
    public void put(Quarantine quarantine) {
      throw new IllegalStateException("no disk");
    }

    @Override
    public void remove(Quarantine.Key key) {}
  }

  @Test
  void closedGuest_isNotTriedLater() {
    Guest guest = startAndCrash();
    guest.close();

    time.advance(Duration.ofDays(2));

    assertEquals(GuestState.STOPPED, guest.state());
    assertEquals(List.of(), cofferdam.guests());
  }
}
