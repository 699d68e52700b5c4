package dev.cofferdam.isolation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.component.ComponentVal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Calls of several threads while versions come and go, one of which has to be rolled back.
@Timeout(300)
final class ReplacementHammerTest {
  private static final int CALLERS = 4;
  private static final int REPLACEMENTS = 20;

  /// Four callers of 250 calls a second each.
  private static final long PAUSE_NANOS = 4_000_000;

  private final List<GuestEvent> told = new CopyOnWriteArrayList<>();
  private final Cofferdam cofferdam =
      Cofferdam.create(CofferdamSpec.standard().withListener(told::add));
  private final Guest guest = cofferdam.start(version(0));
  private final AtomicBoolean isOver = new AtomicBoolean();
  private final AtomicLong asked = new AtomicLong();
  private final AtomicLong answered = new AtomicLong();
  private final AtomicLong crashed = new AtomicLong();

  private static GuestSpec version(int number) {
    return Crashers.withQuotes("g", (_, _) -> ComponentVal.Result.ok((double) number))
        .withDrain(Duration.ofSeconds(20));
  }

  private void callUntilItIsOver() {
    while (!isOver.get()) {
      LockSupport.parkNanos(PAUSE_NANOS);
      asked.incrementAndGet();
      count(guest.tryCall("quotes", List.of("A")));
    }
  }

  private void count(CallOutcome outcome) {
    switch (outcome) {
      case Outcome.Returned(var value) when String.valueOf(value).startsWith("A=") ->
          answered.incrementAndGet();
      default -> crashed.incrementAndGet();
    }
  }

  @Test
  void everyCall_isAnsweredOnceDuringReplacementsAndARollBack() throws Exception {
    try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
      var running = new ArrayList<Future<?>>();
      for (int i = 0; i < CALLERS; i++) {
        running.add(callers.submit(this::callUntilItIsOver));
      }
      replaceOften();
      isOver.set(true);
      for (Future<?> caller : running) {
        caller.get();
      }
    }
    cofferdam.close();
    assertEquals(asked.get(), answered.get());
    assertEquals(0, crashed.get());
    assertEquals(1, told.stream().filter(e -> e instanceof GuestEvent.RolledBack).count());
  }

  private void replaceOften() {
    for (int i = 1; i <= REPLACEMENTS; i++) {
      cofferdam.replace(version(i));
    }
    PredecessorTest.crash(guest, "unreachable");
    assertTrue(String.valueOf(guest.call("quotes", List.of("A"))).startsWith("A=19"));
  }
}
