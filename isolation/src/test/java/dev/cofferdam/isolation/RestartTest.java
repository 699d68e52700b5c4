package dev.cofferdam.isolation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// When a guest is there again after a crash, by a clock that the tests move.
@Timeout(60)
final class RestartTest {
  private final ManualTime time = new ManualTime();
  private final Cofferdam cofferdam = Cofferdam.create(time.spec());
  private final Guest guest = cofferdam.start(Crashers.named("g"));

  @AfterEach
  void close() {
    cofferdam.close();
  }

  @Test
  void crash_afterAGoodCall_isFollowedByANewStoreAtOnce() {
    guest.call("add", 1, 2);

    PredecessorTest.crash(guest, "unreachable");

    assertEquals(3, guest.call("add", 1, 2));
    assertEquals(1, guest.restartCount());
  }

  @Test
  void renewedGuest_hasANewStoreAndForgets() {
    guest.call("[constructor]counter", 0L);
    assertEquals(1L, guest.call("live-counters"));

    guest.renew();

    assertEquals(0L, guest.call("live-counters"));
    assertEquals(1, guest.restartCount());
    assertEquals(0, guest.crashCount());
  }

  @Test
  void usage_isThatOfThePresentInstance() {
    guest.call("add", 1, 2);

    assertTrue(guest.usage().memoryBytes() > 0);
    assertTrue(guest.usage().fuel() > 0 && guest.usage().fuel() < 100, guest.usage()::toString);
  }

  @Test
  void crash_withoutAGoodCall_waits() {
    PredecessorTest.crash(guest, "unreachable");
    assertEquals(GuestState.WAITING, guest.state());

    time.advance(Duration.ofMillis(199));
    assertEquals(GuestState.WAITING, guest.state());

    time.advance(Duration.ofMillis(1));
    assertEquals(3, guest.call("add", 1, 2));
  }

  @Test
  void call_duringTheWait_isAnsweredAfterIt() {
    PredecessorTest.crash(guest, "unreachable");
    var call = guest.callAsync("add", 1, 2);
    assertFalse(call.isDone());

    time.advance(Duration.ofMillis(200));

    assertEquals(3, call.join());
  }

  @Test
  void threeEqualCrashes_quarantineThisGuestAlone() {
    Guest sibling = cofferdam.start(Crashers.named("sibling"));

    crashEqually(3);

    assertEquals(GuestState.QUARANTINED, guest.state());
    assertEquals(Refusal.QUARANTINED, refusal(guest));
    assertEquals(3, sibling.call("add", 1, 2));
  }

  @Test
  void quarantine_refusesThoseWhoWait() {
    crashEqually(2);
    var crashing = guest.callAsync("unreachable");
    var waiting = guest.callAsync("add", 1, 2);

    time.advance(Duration.ofMillis(400));

    assertTrue(crashing.handle((_, failure) -> failure instanceof GuestCrashed).join());
    assertTrue(waiting.handle((_, failure) -> failure instanceof CallRefused).join());
  }

  @Test
  void release_startsWithACleanSlate() {
    crashEqually(3);

    guest.release();

    assertEquals(3, guest.call("add", 1, 2));
    PredecessorTest.crash(guest, "unreachable");
    assertEquals(3, guest.call("add", 1, 2));
  }

  @Test
  void poisonInput_costsTheOthersNothing() {
    for (int i = 0; i < 30; i++) {
      assertEquals(3, guest.call("add", 1, 2));
      PredecessorTest.crash(guest, "divide", 1, 0);
    }

    assertEquals(30, guest.restartCount());
  }

  @Test
  void everyCrash_isCountedOnceAndToItsGuest() {
    for (String function : List.of("unreachable", "table-oob", "not-utf8", "stack-overflow")) {
      guest.call("add", 1, 2);
      PredecessorTest.crash(guest, function);
    }

    assertEquals(4, guest.crashCount());
    assertEquals("stack-overflow", guest.lastCrash().orElseThrow().failure().kind());
  }

  private void crashEqually(int count) {
    for (int i = 0; i < count; i++) {
      PredecessorTest.crash(guest, "unreachable");
      if (i < count - 1) {
        time.advance(Duration.ofMillis(200L << i));
      }
    }
  }

  private static Refusal refusal(Guest guest) {
    return assertInstanceOf(CallOutcome.Refused.class, guest.tryCall("add", 1, 2)).reason();
  }
}
