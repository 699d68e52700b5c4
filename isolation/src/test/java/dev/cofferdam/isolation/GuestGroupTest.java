package dev.cofferdam.isolation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.engine.Limits;
import dev.cofferdam.engine.LinkException;
import dev.cofferdam.supervisor.Restart;
import dev.cofferdam.supervisor.RestartStrategy;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Guests of which each needs the ones before it.
@Timeout(120)
final class GuestGroupTest {
  private final Cofferdam cofferdam = Cofferdam.create();

  @AfterEach
  void close() {
    cofferdam.close();
  }

  private GuestGroup start() {
    return cofferdam.startLinked(
        List.of(Crashers.named("first"), Crashers.named("second"), Crashers.named("third")));
  }

  private static void crash(Guest guest) {
    guest.call("add", 1, 2);
    PredecessorTest.crash(guest, "unreachable");
  }

  private static void awaitRestarts(Guest guest, long count) {
    while (guest.restartCount() < count || guest.state() != GuestState.READY) {
      LockSupport.parkNanos(1_000_000);
      assertFalse(Thread.currentThread().isInterrupted(), "the time of the test is over");
    }
  }

  @Test
  void crash_restartsThoseThatWereStartedAfter() {
    GuestGroup group = start();

    crash(group.guests().get(1));

    awaitRestarts(group.guests().get(2), 1);
    assertEquals(0, group.guests().get(0).restartCount());
    assertEquals(3, group.guests().get(2).call("add", 1, 2));
    assertEquals(0, group.guests().get(2).crashCount());
  }

  @Test
  void crashOfTheLast_touchesNobody() {
    GuestGroup group = start();

    crash(group.guests().get(2));

    awaitRestarts(group.guests().get(2), 1);
    assertEquals(0, group.guests().get(0).restartCount());
    assertEquals(0, group.guests().get(1).restartCount());
  }

  @Test
  void calls_duringTheRestart_areAnsweredAfterIt() {
    GuestGroup group = start();
    crash(group.guests().get(0));

    for (Guest guest : group.guests()) {
      assertEquals(3, guest.call("add", 1, 2));
    }
  }

  @Test
  void manyCrashes_neverEndTheGroup() {
    GuestGroup group = start();

    for (int i = 1; i <= 4; i++) {
      crash(group.guests().get(0));
      awaitRestarts(group.guests().get(2), i);
    }

    assertEquals(3, group.guests().get(2).call("add", 1, 2));
  }

  @Test
  void guestThatDoesNotStart_closesThoseBeforeIt() {
    var specs = List.of(Crashers.named("first"), GuestSpec.of("unlinked", Crashers.bytes()));

    assertThrows(LinkException.class, () -> cofferdam.startLinked(specs));

    assertTrue(cofferdam.guests().isEmpty());
  }

  @Test
  void guestsThatAllNeedEachOther_areAllStartedAgain() {
    List<Guest> guests = startThree();
    cofferdam.link(guests, RestartStrategy.ONE_FOR_ALL);

    crash(guests.get(1));

    guests.forEach(guest -> awaitRestarts(guest, 1));
    assertEquals(0, guests.get(0).crashCount());
  }

  @Test
  void guestsThatAreLinkedNoMore_goOnWithoutEachOther() {
    List<Guest> guests = startThree();
    cofferdam.link(guests, RestartStrategy.REST_FOR_ONE).unlink();

    crash(guests.get(0));

    awaitRestarts(guests.get(0), 1);
    assertEquals(3, guests.get(2).call("add", 1, 2));
    assertEquals(0, guests.get(2).restartCount());
  }

  @Test
  void guestsThatAreUnlinkedWhileTheyAreHeld_areStartedAgain() {
    List<Guest> guests = startThree();
    GuestGroup group = cofferdam.link(guests, RestartStrategy.REST_FOR_ONE);
    quarantine(guests.get(0));
    awaitState(guests.get(2), GuestState.HELD);

    group.unlink();

    assertEquals(3, guests.get(2).call("add", 1, 2));
  }

  @Test
  void guestInQuarantine_holdsUpNobodyWhoLinksIt() {
    List<Guest> guests = startThree();
    quarantine(guests.get(0));

    cofferdam.link(guests, RestartStrategy.REST_FOR_ONE);

    assertEquals(3, guests.get(2).call("add", 1, 2));
  }

  @Test
  void guestLinkedInQuarantine_isNotWaitedForWhenThoseBeforeItCrash() {
    List<Guest> guests = startThree();
    quarantine(guests.get(1));
    cofferdam.link(guests, RestartStrategy.REST_FOR_ONE);

    crash(guests.get(0));

    awaitRestarts(guests.get(2), 1);
  }

  @Test
  void guestThatHasEnded_isNotWaitedForWhenThoseBeforeItCrash() {
    var ending = Crashers.named("second").withRestartType(Restart.TEMPORARY);
    List<Guest> guests =
        cofferdam
            .startLinked(List.of(Crashers.named("first"), ending, Crashers.named("third")))
            .guests();
    PredecessorTest.crash(guests.get(1), "unreachable");
    awaitState(guests.get(1), GuestState.ENDED);

    crash(guests.get(0));

    assertEquals(3, guests.get(2).call("add", 1, 2));
    awaitState(guests.get(2), GuestState.READY);
  }

  @Test
  void guestThatWasClosed_isNotWaitedForWhenThoseBeforeItCrash() {
    List<Guest> guests = start().guests();
    guests.get(1).close();

    crash(guests.get(0));

    awaitRestarts(guests.get(2), 1);
  }

  @Test
  void guestsThatCannotBeLinked_areClosedAgain() {
    var specs = List.of(Crashers.named("first"), Crashers.named(" "));

    assertThrows(IllegalArgumentException.class, () -> cofferdam.startLinked(specs));

    assertTrue(cofferdam.guests().isEmpty());
  }

  @Test
  void newVersionThatDoesNotStart_restartsNobody() {
    GuestGroup group = start();
    var starved = Crashers.named("first").withLimits(Limits.untrusted().withFuel(7));

    assertThrows(GuestCrashed.class, () -> cofferdam.replace(starved));

    crash(group.guests().get(1));
    awaitRestarts(group.guests().get(2), 1);
    assertEquals(0, group.guests().get(0).restartCount());
    assertEquals(1, group.guests().get(1).restartCount());
    assertEquals(1, group.guests().get(2).restartCount());
  }

  private List<Guest> startThree() {
    return List.of(
        cofferdam.start(Crashers.named("first")),
        cofferdam.start(Crashers.named("second")),
        cofferdam.start(Crashers.named("third")));
  }

  private static void quarantine(Guest guest) {
    for (int i = 0; i < 3; i++) {
      PredecessorTest.crash(guest, "unreachable");
    }
    awaitState(guest, GuestState.QUARANTINED);
  }

  private static void awaitState(Guest guest, GuestState state) {
    while (guest.state() != state) {
      LockSupport.parkNanos(1_000_000);
      assertFalse(Thread.currentThread().isInterrupted(), "the time of the test is over");
    }
  }

  @Test
  void closedGroup_hasClosedItsGuests() {
    GuestGroup group = start();

    group.close();

    assertTrue(cofferdam.guests().isEmpty());
  }
}
