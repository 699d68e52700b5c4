package dev.cofferdam.isolation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.component.ComponentVal;
import dev.cofferdam.component.HostFunc;
import dev.cofferdam.engine.Limits;
import dev.cofferdam.isolation.report.CrashReport;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What functions of the host can do wrong while a guest runs.
@Timeout(60)
final class HostFaultTest {
  private static final Object PRICE = ComponentVal.Result.ok(1.5);

  private final ManualTime time = new ManualTime();
  private final Cofferdam cofferdam = Cofferdam.create(time.spec());
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch answer = new CountDownLatch(1);
  private final AtomicReference<Guest> self = new AtomicReference<>();

  @AfterEach
  void close() {
    answer.countDown();
    cofferdam.close();
  }

  private Guest start(HostFunc fetchQuote) {
    self.set(cofferdam.start(Crashers.withQuotes("g", fetchQuote)));
    return self.get();
  }

  private CrashReport crash(HostFunc fetchQuote) {
    return PredecessorTest.crash(start(fetchQuote), "quotes", List.of("A"));
  }

  /// Blocks whatever happens, until the test lets it go.
  private Object blockStubbornly() {
    asked.countDown();
    while (answer.getCount() > 0) {
      try {
        answer.await();
      } catch (InterruptedException ignored) {
        // this is what the test is about
      }
    }
    return PRICE;
  }

  @Test
  void error_isTheHostsFailureAndNamesTheFunction() {
    var report =
        crash((_, _) -> {
          throw new AssertionError("broken host");
        });

    assertEquals("host", report.failure().kind());
    assertTrue(report.failure().sentence().contains("fetch-quote"), report.toText());
    assertTrue(report.failure().cause().orElseThrow().contains("broken host"));
  }

  @Test
  void outOfMemory_isHostPressureAndNoCrash() {
    Guest guest =
        start((_, _) -> {
          throw new OutOfMemoryError("no heap");
        });

    assertEquals(Refusal.HOST_PRESSURE, refusal(guest.tryCall("quotes", List.of("A"))));
    assertEquals(0, guest.crashCount());
  }

  @Test
  void failureThatFailsAgainWhenItIsReported_isAnsweredAndDetachesNothing() {
    Guest guest =
        start((_, _) -> {
          throw new Unspeakable();
        });

    assertEquals(Refusal.HOST_PRESSURE, refusal(guest.tryCall("quotes", List.of("A"))));

    time.advance(Duration.ofSeconds(1));
    assertEquals(3, guest.call("add", 1, 2));
    time.advance(Duration.ofMinutes(1));
    assertEquals(0, guest.detachedCalls());
  }

  private static final class Unspeakable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
      throw new Unspeakable();
    }
  }

  @Test
  void errorInWhatIsClosed_losesNeitherTheAnswerNorTheRest() {
    var isClosed = new AtomicBoolean();

    var report =
        crash((call, _) -> {
          call.store().ledger().open("file", () -> isClosed.set(true));
          call.store().ledger().open("timer", () -> failToClose());
          throw new IllegalStateException("broken host");
        });

    assertEquals("host", report.failure().kind());
    assertTrue(isClosed.get());
  }

  private static void failToClose() {
    throw new AssertionError("broken close");
  }

  @Test
  void wrongType_isTheHostsFailure() {
    var report = crash((_, _) -> 17);

    assertEquals("host", report.failure().kind());
  }

  @Test
  void interruptSwallowed_missesTheDeadlineAllTheSame() {
    try (Cofferdam real = Cofferdam.create()) {
      var spec =
          Crashers.withQuotes("g", (_, _) -> blockUntilInterrupted())
              .withLimits(Limits.untrusted().withTimeout(Duration.ofMillis(50)));

      var report = PredecessorTest.crash(real.start(spec), "quotes", List.of("A"));

      assertEquals("deadline", report.failure().kind());
    }
  }

  private static Object blockUntilInterrupted() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException swallowed) {
      return PRICE;
    }
    return PRICE;
  }

  @Test
  void blockingForever_isDetachedAndCounted() throws Exception {
    Guest guest = start((_, _) -> blockStubbornly());
    Incarnation condemned = Crashers.lifeOf(guest);
    var call = guest.callAsync("quotes", List.of("A"));
    asked.await();

    time.advance(Duration.ofMillis(20_025));

    var failure = Assertions.assertThrows(CompletionException.class, call::join).getCause();
    var report = assertInstanceOf(GuestCrashed.class, failure).report();
    assertEquals("deadline", report.failure().kind());
    assertEquals(1, cofferdam.detachedCalls());
    answer.countDown();
    condemned.ended().join();
    assertEquals(0, cofferdam.detachedCalls());
  }

  @Test
  void reportOfADetachedCall_tellsHowLongItHadRun() throws Exception {
    Guest guest = start((_, _) -> blockStubbornly());
    var call = guest.callAsync("quotes", List.of("A"));
    asked.await();
    long start = System.nanoTime();
    while (System.nanoTime() - start < 20_000_000) {
      Thread.onSpinWait();
    }

    time.advance(Duration.ofMillis(20_025));

    var failure = Assertions.assertThrows(CompletionException.class, call::join).getCause();
    var report = assertInstanceOf(GuestCrashed.class, failure).report();
    assertTrue(report.moment().duration().toMillis() >= 20, report::toLine);
    answer.countDown();
  }

  @Test
  void guestOfADetachedCall_answersFromANewStore() throws Exception {
    Guest guest = start((_, _) -> blockStubbornly());
    guest.call("add", 1, 1);
    var _ = guest.callAsync("quotes", List.of("A"));
    asked.await();

    time.advance(Duration.ofMillis(20_025));

    assertEquals(3, guest.call("add", 1, 2));
    assertEquals(1, guest.restartCount());
  }

  @Test
  void guestWithTooManyDetachedCalls_isRefused() throws Exception {
    Guest guest = start((_, _) -> PRICE);
    for (int i = 0; i < 8; i++) {
      guest.detached().began();
    }

    var outcome = guest.tryCall("add", 1, 2);
    assertEquals(Refusal.TOO_MANY_DETACHED, refusal(outcome));
    assertTrue(outcome.toString().contains("8 host calls of this guest (limit 8)"));
    for (int i = 0; i < 8; i++) {
      guest.detached().ended();
    }
    assertEquals(3, guest.call("add", 1, 2));
  }

  @Test
  void callsThatWait_doNotBeginWhereTooManyWereGivenUp() throws Exception {
    var allAsked = new CountDownLatch(9);
    Guest guest = startPool(9, allAsked);
    var _ = quotes(guest, 9);
    allAsked.await();
    time.advance(Duration.ofSeconds(10));
    var waiting = quotes(guest, 9);
    time.advance(Duration.ofMillis(10_025));

    time.advance(Duration.ofMillis(200));

    for (var call : waiting) {
      assertEquals(Refusal.TOO_MANY_DETACHED, refusalOf(call));
    }
    assertEquals(9, guest.detachedCalls());
  }

  private Guest startPool(int size, CountDownLatch allAsked) {
    HostFunc block =
        (_, _) -> {
          allAsked.countDown();
          return blockStubbornly();
        };
    return cofferdam.start(
        Crashers.withQuotes("g", block)
            .withPool(size)
            .withBreaker(BreakerBudget.standard().withInRow(100))
            .withCrashBudget(CrashBudget.standard().withInRow(100, 100)));
  }

  private static List<CompletableFuture<Object>> quotes(Guest guest, int count) {
    return IntStream.range(0, count)
        .mapToObj(_ -> guest.callAsync("quotes", List.of("A")).thenApply(Objects::requireNonNull))
        .toList();
  }

  private static Refusal refusalOf(CompletableFuture<Object> call) {
    var failure = Assertions.assertThrows(CompletionException.class, call::join).getCause();
    return assertInstanceOf(CallRefused.class, failure).reason();
  }

  @Test
  void replacedGuest_keepsTheCountOfItsDetachedCalls() throws Exception {
    Guest guest = start((_, _) -> blockStubbornly());
    Incarnation condemned = Crashers.lifeOf(guest);
    var _ = guest.callAsync("quotes", List.of("A"));
    asked.await();
    time.advance(Duration.ofMillis(20_025));

    cofferdam.replace(Crashers.named("g"));

    assertEquals(1, guest.detachedCalls());
    answer.countDown();
    condemned.ended().join();
    assertEquals(0, guest.detachedCalls());
  }

  @Test
  void interruptThatAFunctionLeavesBehind_isNotSeenByTheNext() {
    var wasInterrupted = new AtomicReference<Boolean>();
    Guest guest =
        start((_, _) -> {
          wasInterrupted.set(Thread.currentThread().isInterrupted());
          Thread.currentThread().interrupt();
          return PRICE;
        });
    guest.call("quotes", List.of("A"));

    guest.call("quotes", List.of("A"));

    assertEquals(false, wasInterrupted.get());
  }

  @Test
  void reEntry_isRefused() {
    var inner = new AtomicReference<CallOutcome>();
    Guest guest =
        start((_, _) -> {
          inner.set(self.get().tryCall("add", 1, 2));
          return PRICE;
        });

    assertEquals("A=1.50", guest.call("quotes", List.of("A")));
    assertEquals(Refusal.RE_ENTERED, refusal(inner.get()));
  }

  @Test
  void closeOfTheGuest_duringItsCall_endsTheCall() {
    Guest guest =
        start((_, _) -> {
          self.get().close();
          return PRICE;
        });

    assertEquals(Refusal.STOPPED, refusal(guest.tryCall("quotes", List.of("A"))));
    assertEquals(GuestState.STOPPED, guest.state());
  }

  @Test
  void closeOfTheStore_duringItsCall_isTheHostsFailure() {
    var report =
        crash((call, _) -> {
          call.store().close();
          return PRICE;
        });

    assertEquals("host", report.failure().kind());
  }

  @Test
  void guest_afterAFaultOfTheHost_isThereAgain() {
    var isBroken = new AtomicReference<>(true);
    Guest guest =
        start((_, _) -> {
          if (isBroken.get()) {
            throw new IllegalStateException("not yet");
          }
          return PRICE;
        });
    guest.call("add", 1, 2);
    PredecessorTest.crash(guest, "quotes", List.of("A"));

    isBroken.set(false);

    assertEquals("A=1.50", guest.call("quotes", List.of("A")));
  }

  private static Refusal refusal(CallOutcome outcome) {
    return assertInstanceOf(CallOutcome.Refused.class, outcome).reason();
  }
}
