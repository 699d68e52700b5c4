package dev.cofferdam.isolation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cofferdam.engine.Limits;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What a listener is told of a guest's life.
@Timeout(60)
final class GuestEventTest {
  private final ManualTime time = new ManualTime();
  private final List<GuestEvent> told = new CopyOnWriteArrayList<>();
  private final Cofferdam cofferdam = Cofferdam.create(time.spec().withListener(told::add));

  /// The names of what was told, once everything has been.
  private List<String> toldInAll() {
    cofferdam.close();
    return told.stream().map(event -> event.getClass().getSimpleName()).toList();
  }

  @Test
  void quietLife_isStartedAndStopped() {
    cofferdam.start(Crashers.named("g")).call("add", 1, 2);

    assertEquals(List.of("Started", "Stopped"), toldInAll());
  }

  @Test
  void crash_isToldWithItsReportAndWhatFollows() {
    Guest guest = cofferdam.start(Crashers.named("g"));
    guest.call("add", 1, 2);

    var report = PredecessorTest.crash(guest, "unreachable");
    guest.call("add", 1, 2);

    assertEquals(
        List.of("Started", "Crashed", "RestartPlanned", "Started", "Stopped"), toldInAll());
    assertEquals(report, ((GuestEvent.Crashed) told.get(1)).report());
    assertEquals(Duration.ZERO, ((GuestEvent.RestartPlanned) told.get(2)).delay());
  }

  @Test
  void quarantine_isToldWithItsBeginAndEnd() {
    var budget = CrashBudget.standard().withInRow(1, 1);
    Guest guest = cofferdam.start(Crashers.named("g").withCrashBudget(budget));
    PredecessorTest.crash(guest, "unreachable");

    guest.release();
    guest.call("add", 1, 2);

    assertEquals(
        List.of("Started", "Crashed", "Quarantined", "Released", "Started", "Stopped"),
        toldInAll());
  }

  @Test
  void replacement_isToldWithItsDigest() {
    cofferdam.start(Crashers.named("g"));

    cofferdam.replace(Crashers.named("g"));

    assertEquals(List.of("Started", "Started", "Replaced", "Stopped"), toldInAll());
    assertEquals(
        Crashers.named("g").componentDigest(), ((GuestEvent.Replaced) told.get(2)).digest());
  }

  @Test
  void startThatFails_isACrashAndNoLife() {
    var none = Limits.untrusted().withFuel(0).withMemoryBytes(8 << 20);

    assertThrows(GuestCrashed.class, () -> cofferdam.start(Crashers.named("g").withLimits(none)));

    assertEquals(List.of("Crashed", "Stopped"), toldInAll());
  }
}
