package dev.cofferdam.isolation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.component.ComponentVal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// New versions that crash on trial, and the old ones that take over again.
@Timeout(120)
final class RollBackTest {
  private final ManualTime time = new ManualTime();
  private final HeapShare heap = new HeapShare(100 << 20);
  private final List<GuestEvent> told = new CopyOnWriteArrayList<>();
  private final Cofferdam cofferdam = Cofferdam.create(time.spec(heap).withListener(told::add));
  private final Guest guest = cofferdam.start(version(1));

  @AfterEach
  void close() {
    cofferdam.close();
  }

  /// A guest whose host names its version as the price.
  private static GuestSpec version(int number) {
    return Crashers.withQuotes("g", (_, _) -> ComponentVal.Result.ok((double) number))
        .withDrain(Duration.ofSeconds(20));
  }

  private String answeredBy() {
    return String.valueOf(guest.call("quotes", List.of("A")));
  }

  @Test
  void crashOnTrial_bringsTheOldVersionBack() {
    cofferdam.replace(version(2));

    PredecessorTest.crash(guest, "unreachable");

    assertEquals("A=1.00", answeredBy());
    cofferdam.close();
    assertTrue(told.stream().anyMatch(event -> event instanceof GuestEvent.RolledBack));
  }

  @Test
  void waitingCalls_areAnsweredByTheOldVersion() {
    cofferdam.replace(version(2));
    var crashing = guest.callAsync("unreachable");
    var waiting = guest.callAsync("quotes", List.of("A"));

    assertTrue(crashing.handle((_, failure) -> failure instanceof GuestCrashed).join());
    assertEquals("A=1.00", waiting.join());
  }

  @Test
  void crashAfterTheTrial_isAnsweredByARestart() {
    cofferdam.replace(version(2));
    guest.call("add", 1, 2);
    time.advance(Duration.ofMinutes(1));

    PredecessorTest.crash(guest, "unreachable");

    assertEquals("A=2.00", answeredBy());
  }

  @Test
  void trialOfNoTime_isNone() {
    cofferdam.replace(version(2).withTrial(Duration.ZERO));
    guest.call("add", 1, 2);

    PredecessorTest.crash(guest, "unreachable");

    assertEquals("A=2.00", answeredBy());
  }

  @Test
  void trial_keepsRoomForTheOldVersion() {
    var small = version(2).limits().withMemoryBytes(4 << 20);
    cofferdam.replace(version(2).withLimits(small));
    assertEquals(8 << 20, heap.reservedBytes());

    time.advance(Duration.ofMinutes(1));

    assertEquals(4 << 20, heap.reservedBytes());
  }

  @Test
  void versionWhoseStartupProbeFails_neverTakesOver() {
    var probes =
        Probes.none()
            .withStartup(Probe.of("unreachable").withBudget(10_000_000, Duration.ofSeconds(60)));

    try {
      cofferdam.replace(version(2).withProbes(probes));
    } catch (GuestCrashed expected) {
      assertEquals("A=1.00", answeredBy());
      return;
    }
    throw new AssertionError("the replacement did not fail");
  }
}
