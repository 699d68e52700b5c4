package dev.cofferdam.isolation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.engine.GuestExit;
import dev.cofferdam.supervisor.Restart;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Guests that end by themselves: which are started again.
@Timeout(60)
final class RestartTypeTest {
  private final Cofferdam cofferdam = Cofferdam.create(new ManualTime().spec());
  private final AtomicInteger status = new AtomicInteger();

  @AfterEach
  void close() {
    cofferdam.close();
  }

  /// A guest that exits when it asks for a quote.
  private Guest start(Restart type) {
    return cofferdam.start(
        Crashers.withQuotes(
                "g",
                (_, _) -> {
                  throw new GuestExit(status.get());
                })
            .withRestartType(type));
  }

  private static void exit(Guest guest) {
    assertInstanceOf(Outcome.Exited.class, guest.tryCall("quotes", List.of("A")));
  }

  private static CallOutcome.Refused refused(Guest guest) {
    return assertInstanceOf(CallOutcome.Refused.class, guest.tryCall("add", 1, 2));
  }

  @Test
  void permanentGuest_isThereAgainAfterAnExit() {
    Guest guest = start(Restart.PERMANENT);

    exit(guest);

    assertEquals(3, guest.call("add", 1, 2));
    assertEquals(0, guest.crashCount());
  }

  @Test
  void transientGuest_endsWithExitZero() {
    Guest guest = start(Restart.TRANSIENT);

    exit(guest);

    assertEquals(GuestState.ENDED, guest.state());
    assertEquals(Refusal.STOPPED, refused(guest).reason());
    assertTrue(refused(guest).sentence().contains("TRANSIENT"));
  }

  @Test
  void transientGuest_isThereAgainAfterAnotherStatus() {
    status.set(3);
    Guest guest = start(Restart.TRANSIENT);

    exit(guest);

    assertEquals(3, guest.call("add", 1, 2));
  }

  @Test
  void transientGuest_isThereAgainAfterACrash() {
    Guest guest = start(Restart.TRANSIENT);
    guest.call("add", 1, 2);

    PredecessorTest.crash(guest, "unreachable");

    assertEquals(3, guest.call("add", 1, 2));
  }

  @Test
  void temporaryGuest_endsWithACrash() {
    Guest guest = start(Restart.TEMPORARY);

    PredecessorTest.crash(guest, "unreachable");

    assertEquals(GuestState.ENDED, guest.state());
    assertEquals(Refusal.STOPPED, refused(guest).reason());
  }

  @Test
  void endedGuest_isStartedAgainByRelease() {
    Guest guest = start(Restart.TEMPORARY);
    exit(guest);

    guest.release();

    assertEquals(3, guest.call("add", 1, 2));
  }
}
