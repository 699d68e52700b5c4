package dev.cofferdam.isolation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Instances that are asked how they do, by a clock that the tests move.
@Timeout(120)
final class ProbeTest {
  private static final Duration PERIOD = Duration.ofSeconds(10);
  private static final Duration LONG = Duration.ofSeconds(60);

  /// `odd-bool` gives back whether its number is not 0: an honest probe and one that always fails.
  private static final Probe GOOD =
      Probe.of("odd-bool", 1L).withPeriod(PERIOD).withBudget(10_000_000, LONG);

  private static final Probe BAD =
      Probe.of("odd-bool", 0L).withPeriod(PERIOD).withBudget(10_000_000, LONG).withFailures(2);

  private final ManualTime time = new ManualTime();
  private final LinkedBlockingQueue<GuestEvent> told = new LinkedBlockingQueue<>();
  private final Cofferdam cofferdam = Cofferdam.create(time.spec().withListener(told::add));

  @AfterEach
  void close() {
    cofferdam.close();
  }

  private Guest start(Probes probes) {
    return cofferdam.start(Crashers.named("g").withProbes(probes));
  }

  /// Waits until a crash is told.
  private GuestEvent.Crashed crash() throws InterruptedException {
    while (true) {
      if (told.take() instanceof GuestEvent.Crashed crashed) {
        return crashed;
      }
    }
  }

  private static void await(Guest guest, GuestState state) {
    while (guest.state() != state) {
      LockSupport.parkNanos(1_000_000);
      assertFalse(Thread.currentThread().isInterrupted(), "the time of the test is over");
    }
  }

  @Test
  void startupProbeThatPasses_letsTheGuestStart() {
    assertEquals(3, start(Probes.none().withStartup(GOOD)).call("add", 1, 2));
  }

  @Test
  void startupProbeThatTraps_failsTheStart() {
    var probes = Probes.none().withStartup(Probe.of("unreachable").withBudget(10_000_000, LONG));

    var crash = assertThrows(GuestCrashed.class, () -> start(probes));

    assertEquals("unreachable", crash.report().failure().kind());
    assertTrue(cofferdam.guests().isEmpty());
  }

  @Test
  void startupProbeThatSaysNo_failsTheStart() {
    var probes = Probes.none().withStartup(BAD.withFailures(1));

    var crash = assertThrows(GuestCrashed.class, () -> start(probes));

    assertEquals("probe-failed", crash.report().failure().kind());
  }

  @Test
  void failures_countInARow() {
    var watch = new ProbeWatch(ProbeWatch.Purpose.LIVENESS, BAD, time, () -> {});

    assertFalse(watch.count(false));
    assertFalse(watch.count(true));
    assertFalse(watch.count(false));
    assertTrue(watch.count(false));
  }

  @Test
  void unknownFunction_isAFailureThatNamesTheProbe() {
    var probe = Probe.of("no-such").withBudget(10_000_000, LONG).withFailures(1);

    var crash = assertThrows(GuestCrashed.class, () -> start(Probes.none().withStartup(probe)));

    assertTrue(crash.toString().contains("startup probe no-such"), crash.toString());
  }

  @Test
  void livenessProbeThatSaysNo_isACrashOfItsOwnAccount() throws Exception {
    Guest guest = start(Probes.none().withLiveness(BAD.withFailures(1)));

    time.advance(PERIOD);

    assertEquals("probe-failed", crash().report().failure().kind());
    assertEquals(1, guest.crashCount());
  }

  @Test
  void livenessProbeThatTraps_isACrash() throws Exception {
    start(
        Probes.none()
            .withLiveness(Probe.of("unreachable").withPeriod(PERIOD).withBudget(10_000_000, LONG)));

    time.advance(PERIOD);

    assertEquals("unreachable", crash().report().failure().kind());
  }

  @Test
  void probeOverItsFuel_isStoppedThoughTheGuestHasMore() throws Exception {
    var probe =
        Probe.of("infinite-loop").withBudget(1_000_000, Duration.ofMinutes(1)).withPeriod(PERIOD);
    start(Probes.none().withLiveness(probe));

    time.advance(PERIOD);

    assertEquals("out-of-fuel", crash().report().failure().kind());
  }

  @Test
  void goodProbes_changeNothing() {
    Guest guest = start(Probes.none().withReadiness(GOOD).withLiveness(GOOD));

    for (int i = 0; i < 5; i++) {
      time.advance(PERIOD);
      assertEquals(3, guest.call("add", 1, 2));
    }

    assertEquals(0, guest.crashCount());
  }

  @Test
  void readinessProbeThatSaysNo_letsCallsWaitAndRestartsNothing() {
    Guest guest = start(Probes.none().withReadiness(BAD.withFailures(1)));
    time.advance(PERIOD);
    await(guest, GuestState.UNREADY);

    var call = guest.callAsync("add", 1, 2);
    assertFalse(call.isDone());
    time.advance(Duration.ofSeconds(20));

    assertTrue(call.handle((_, failure) -> failure instanceof CallRefused).join());
    assertEquals(0, guest.crashCount());
  }

  @Test
  void versionThatIsReady_answersWhatWaited() {
    Guest guest = start(Probes.none().withReadiness(BAD.withFailures(1)));
    time.advance(PERIOD);
    await(guest, GuestState.UNREADY);
    var waiting = guest.callAsync("quotes", List.of("A"));

    cofferdam.replace(Crashers.named("g"));

    assertEquals("A=1.50", waiting.join());
  }
}
