package dev.cofferdam.supervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class BackoffTest {
  private static final Backoff STEADY =
      Backoff.of(Duration.ofSeconds(1), Duration.ofSeconds(4)).withJitter(0);
  private static final RestartIntensity GENEROUS = RestartIntensity.of(10, Duration.ofMinutes(10));

  private final Stage stage = new Stage();

  @AfterEach
  void close() {
    stage.close();
  }

  private void start(Backoff backoff) {
    stage.start(
        SupervisorSpec.of("top", RestartStrategy.ONE_FOR_ONE)
            .withIntensity(GENEROUS)
            .withBackoff(backoff)
            .withChild(stage.puppet("a")));
  }

  private Duration crash() {
    stage.get("a").crash();
    return stage.await(SupervisorEvent.RestartPlanned.class).delay();
  }

  @Test
  void delays_doubleUpToTheLongest() {
    start(STEADY);

    for (long seconds : new long[] {1, 2, 4, 4}) {
      Duration delay = crash();
      stage.advance(delay);
      stage.await(SupervisorEvent.ChildStarted.class);
      assertEquals(Duration.ofSeconds(seconds), delay);
    }
  }

  @Test
  void restart_waitsForTheDelay() {
    start(STEADY);
    crash();

    stage.advance(Duration.ofMillis(999));
    ChildStatus early = stage.status("a");
    stage.advance(Duration.ofMillis(1));

    assertEquals(ChildStatus.RESTARTING, early);
    stage.awaitStart("a", 2);
  }

  @Test
  void longRun_startsOver() {
    start(STEADY.withResetAfter(Duration.ofSeconds(30)));
    stage.advance(crash());
    stage.awaitStart("a", 2);

    stage.advance(Duration.ofSeconds(30));

    assertEquals(Duration.ofSeconds(1), crash());
  }

  @Test
  void shortRun_doesNotStartOver() {
    start(STEADY.withResetAfter(Duration.ofSeconds(30)));
    stage.advance(crash());
    stage.awaitStart("a", 2);

    stage.advance(Duration.ofSeconds(29));

    assertEquals(Duration.ofSeconds(2), crash());
  }

  @Test
  void jitter_spreadsToEitherSide() {
    Backoff backoff = STEADY.withJitter(0.2);

    assertEquals(800_000_000L, backoff.delayNanos(1, 0));
    assertTrue(backoff.delayNanos(1, 0.999) < 1_200_000_000L);
    assertTrue(backoff.delayNanos(1, 0.999) > 1_199_000_000L);
  }

  @Test
  void windowShorterThanTheDelaysItCounts_isRefused() {
    SupervisorSpec spec = SupervisorSpec.of("top", RestartStrategy.ONE_FOR_ONE);

    var refusal = assertThrows(IllegalArgumentException.class, () -> spec.withBackoff(STEADY));

    assertTrue(String.valueOf(refusal.getMessage()).contains("PT7S"), refusal::toString);
  }

  @Test
  void windowLongerThanTheDelaysItCounts_isAccepted() {
    SupervisorSpec spec = SupervisorSpec.of("top", RestartStrategy.ONE_FOR_ONE);

    SupervisorSpec wide = spec.withIntensity(RestartIntensity.of(3, Duration.ofSeconds(8)));

    assertTrue(wide.withBackoff(STEADY).backoff().isPresent());
  }

  @Test
  void childThatFailsAtOnceEachTime_endsTheSupervisorDespiteTheBackoff() {
    stage.start(
        SupervisorSpec.of("top", RestartStrategy.ONE_FOR_ONE)
            .withIntensity(RestartIntensity.of(3, Duration.ofSeconds(8)))
            .withBackoff(STEADY)
            .withChild(stage.puppet("a")));

    for (int instance = 2; instance <= 4; instance++) {
      stage.advance(crash());
      stage.awaitStart("a", instance);
    }
    stage.get("a").crash();

    assertEquals("a", ((ExitReason.GaveUp) stage.end()).child());
  }
}
