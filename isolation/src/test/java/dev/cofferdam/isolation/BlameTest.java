package dev.cofferdam.isolation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.component.ComponentVal;
import dev.cofferdam.engine.Limits;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Who is to blame for a call that is late.
@Timeout(60)
final class BlameTest {
  private static final Duration TIMEOUT = Duration.ofMillis(400);
  private static final long MOST_NANOS = Duration.ofMillis(220).toNanos();

  private final ManualTime time = new ManualTime();
  private final Cofferdam cofferdam = Cofferdam.create(time.spec());
  private final RunPermits permits = RunPermits.shared();
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch answer = new CountDownLatch(1);
  private List<RunPermits.Turn> held = List.of();

  @AfterEach
  void close() {
    answer.countDown();
    held.forEach(permits::release);
    cofferdam.close();
  }

  /// Takes all permits; the thread has to go on running, or they are lent on.
  private void holdAllPermits() {
    held =
        Stream.generate(RunPermits.Turn::new)
            .limit(Runtime.getRuntime().availableProcessors())
            .toList();
    held.forEach(turn -> permits.acquire(turn, Long.MAX_VALUE / 4));
  }

  private static void spin(long nanos) {
    long start = System.nanoTime();
    while (System.nanoTime() - start < nanos) {
      Thread.onSpinWait();
    }
  }

  private static CallOutcome.Refused refusal(CompletableFuture<@Nullable Object> call) {
    var failure = Assertions.assertThrows(CompletionException.class, call::join).getCause();
    var refused = assertInstanceOf(CallRefused.class, failure);
    return new CallOutcome.Refused(refused.reason(), String.valueOf(refused.getMessage()));
  }

  @Test
  void callThatWaitsForItsTurn_isOverloadedAndNoCrash() {
    Guest guest =
        cofferdam.start(Crashers.named("g").withLimits(Limits.untrusted().withTimeout(TIMEOUT)));
    holdAllPermits();
    var call = guest.callAsync("add", 1, 2);
    spin(MOST_NANOS);

    time.advance(TIMEOUT.plusMillis(25));

    CallOutcome.Refused refused = refusal(call);
    assertEquals(Refusal.OVERLOADED, refused.reason());
    assertTrue(refused.sentence().contains("run permits"), refused.sentence());
    assertEquals(0, guest.crashCount());
    assertEquals(0, cofferdam.detachedCalls());
  }

  private Object blockStubbornly() {
    asked.countDown();
    while (answer.getCount() > 0) {
      Thread.onSpinWait();
    }
    return ComponentVal.Result.ok(1.5);
  }

  @Test
  void callThatWaited_butIsHeldUpByItsHost_isDetached() throws Exception {
    var timeout = Duration.ofSeconds(4);
    Guest guest =
        cofferdam.start(
            Crashers.withQuotes("g", (_, _) -> blockStubbornly())
                .withLimits(Limits.untrusted().withTimeout(timeout)));
    holdAllPermits();
    var call = guest.callAsync("quotes", List.of("A"));
    spin(timeout.toNanos() / 2 + MOST_NANOS / 4);
    held.forEach(permits::release);
    asked.await();

    time.advance(timeout.plusMillis(25));

    var failure = Assertions.assertThrows(CompletionException.class, call::join).getCause();
    assertInstanceOf(GuestCrashed.class, failure);
    assertEquals(1, cofferdam.detachedCalls());
  }
}
