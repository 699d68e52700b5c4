package dev.cofferdam.isolation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.component.ComponentVal;
import dev.cofferdam.component.HostCall;
import dev.cofferdam.component.HostFunc;
import dev.cofferdam.isolation.report.CrashReport;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Functions of the host that fail, and what guests see of it.
@Timeout(60)
final class BreakerGuestTest {
  private static final String FUNCTION = "demo:crashers/host@0.1.0#fetch-quote";

  private final ManualTime time = new ManualTime();
  private final Cofferdam cofferdam = Cofferdam.create(time.spec());
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicBoolean isBroken = new AtomicBoolean(true);
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch answer = new CountDownLatch(1);

  @AfterEach
  void close() {
    answer.countDown();
    cofferdam.close();
  }

  private Guest start(HostFunc fetchQuote) {
    var budget = BreakerBudget.standard().withInRow(2);
    return cofferdam.start(Crashers.withQuotes("g", fetchQuote).withBreaker(budget));
  }

  private Guest startBroken() {
    return start(this::fetchQuote);
  }

  private Object fetchQuote(HostCall call, Object[] args) {
    calls.incrementAndGet();
    if (isBroken.get()) {
      throw new IllegalStateException("no prices today");
    }
    return ComponentVal.Result.ok(1.5);
  }

  /// A crash that is preceded by a good call, so that the guest's own budget does not end it.
  private static CrashReport crash(Guest guest) {
    guest.call("add", 1, 2);
    return PredecessorTest.crash(guest, "quotes", List.of("A"));
  }

  private static HostFuncInfo info(Guest guest) {
    return guest.hostFuncs().stream()
        .filter(each -> each.name().equals(FUNCTION))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void failingFunction_isNotCalledAnyMoreAndTheTrapSaysSo() {
    Guest guest = startBroken();
    crash(guest);
    crash(guest);

    CrashReport report = crash(guest);

    assertEquals(2, calls.get());
    assertEquals("host", report.failure().kind());
    assertTrue(report.failure().sentence().contains(FUNCTION), report.toText());
    assertTrue(report.failure().sentence().contains("breaker is open"), report.toText());
  }

  @Test
  void openBreaker_countsNotAgainstTheGuest() {
    Guest guest = startBroken();
    crash(guest);
    crash(guest);

    for (int i = 0; i < 20; i++) {
      PredecessorTest.crash(guest, "quotes", List.of("A"));
    }

    assertEquals(3, guest.call("add", 1, 2));
  }

  @Test
  void openBreaker_thatKeepsAGuestFromStarting_letsItWait() {
    isBroken.set(false);
    var probe = Probe.of("quotes", List.of("A")).withBudget(10_000_000, Duration.ofMinutes(1));
    var budget = BreakerBudget.standard().withInRow(2);
    Guest guest =
        cofferdam.start(
            Crashers.withQuotes("g", this::fetchQuote)
                .withBreaker(budget)
                .withProbes(Probes.none().withStartup(probe)));
    isBroken.set(true);

    crash(guest);

    awaitCrashes(guest, 3);
    isBroken.set(false);
    time.advance(Duration.ofSeconds(20));
    assertEquals(3, guest.call("add", 1, 2));
  }

  private static void awaitCrashes(Guest guest, long count) {
    while (guest.crashCount() < count || guest.state() != GuestState.WAITING) {
      LockSupport.parkNanos(1_000_000);
      assertFalse(Thread.currentThread().isInterrupted(), "the time of the test is over");
    }
    assertEquals(count, guest.crashCount());
  }

  @Test
  void mendedFunction_isCalledAgainAfterAWhile() {
    Guest guest = startBroken();
    crash(guest);
    crash(guest);
    isBroken.set(false);

    time.advance(Duration.ofSeconds(10));

    assertEquals("A=1.50", guest.call("quotes", List.of("A")));
    assertEquals(BreakerState.CLOSED, info(guest).state());
  }

  @Test
  void wrongType_isAFailureOfTheFunction() {
    Guest guest = start((_, _) -> 17);

    crash(guest);

    assertEquals(1, info(guest).failureCount());
  }

  @Test
  void goodCalls_areCountedAsSuch() {
    isBroken.set(false);
    Guest guest = startBroken();

    guest.call("quotes", List.of("A", "B"));

    var expected = new HostFuncInfo(FUNCTION, BreakerState.CLOSED, 2, 0, 0, 0);
    assertEquals(expected, info(guest));
  }

  @Test
  void trapOfTheGuest_isNoFailureOfAFunction() {
    isBroken.set(false);
    Guest guest = startBroken();
    guest.call("quotes", List.of("A"));

    PredecessorTest.crash(guest, "unreachable");

    assertEquals(0, info(guest).failureCount());
  }

  @Test
  void hangingFunction_isAFailureAndCountedUntilItEnds() throws Exception {
    Guest guest =
        start((_, _) -> {
          asked.countDown();
          awaitStubbornly();
          return ComponentVal.Result.ok(1.5);
        });
    guest.call("add", 1, 2);
    Incarnation condemned = Crashers.lifeOf(guest);
    var call = guest.callAsync("quotes", List.of("A"));
    asked.await();

    time.advance(Duration.ofMillis(20_025));

    assertInstanceOf(GuestCrashed.class, call.handle((_, failure) -> failure).join());
    assertEquals(1, info(guest).failureCount());
    assertEquals(1, info(guest).detachedCount());
    answer.countDown();
    condemned.ended().join();
    assertEquals(0, info(guest).detachedCount());
  }

  private void awaitStubbornly() {
    while (answer.getCount() > 0) {
      try {
        answer.await();
      } catch (InterruptedException ignored) {
        // this is what the test is about
      }
    }
  }
}
