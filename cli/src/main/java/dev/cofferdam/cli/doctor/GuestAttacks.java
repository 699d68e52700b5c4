package dev.cofferdam.cli.doctor;

import dev.cofferdam.component.HostFunc;
import dev.cofferdam.engine.Limits;
import dev.cofferdam.isolation.BreakerBudget;
import dev.cofferdam.isolation.CallOutcome;
import dev.cofferdam.isolation.Cofferdam;
import dev.cofferdam.isolation.CrashBudget;
import dev.cofferdam.isolation.Guest;
import dev.cofferdam.isolation.GuestSpec;
import dev.cofferdam.isolation.GuestState;
import dev.cofferdam.isolation.HeapShareExceeded;
import dev.cofferdam.isolation.Outcome;
import dev.cofferdam.isolation.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;

/// Attacks of guests that run: on their host, their callers and their neighbours.
final class GuestAttacks {
  private static final long TIMEOUT_MILLIS = 150;

  /// What the clock of a loaded machine may be late by, beside the 50 ms that are promised.
  private static final long SLACK_MILLIS = 1_000;

  private static final int QUARANTINE_CRASHES = 3;
  private static final int DETACHED_MAX = 8;

  /// Some calls may find no processor in time on a loaded machine, and are refused instead.
  private static final int CALLS_MAX = 100;

  private GuestAttacks() {}

  static List<Check> all() {
    return List.of(
        new Check("restart after a crash", _ -> restart()),
        new Check("neighbour of a crash", _ -> neighbour()),
        new Check("quarantine", _ -> quarantine()),
        new Check("full mailbox", _ -> mailbox()),
        new Check("host that never answers", _ -> stubbornHost()),
        new Check("detached calls", _ -> detachedCalls()),
        new Check("heap for guests", _ -> heap()));
  }

  private static GuestSpec spec(String name, HostFunc ask) {
    Limits limits = Room.limits().withTimeout(Duration.ofMillis(TIMEOUT_MILLIS));
    return GuestSpec.of(name, Room.attackers())
        .withLimits(limits)
        .withDrain(Duration.ZERO)
        .withHost(linker -> linker.root().func("swallow", (_, _) -> null).func("stop", ask));
  }

  private static GuestSpec quiet(String name) {
    return spec(name, (_, _) -> 1L);
  }

  private static Check.Seen restart() {
    try (Cofferdam cofferdam = Cofferdam.create()) {
      Guest guest = cofferdam.start(quiet("crasher"));
      guest.call("add", 1, 1);
      CallOutcome crash = guest.tryCall("crash");
      Object sum = guest.call("add", 2, 3);
      return new Check.Seen(
          crash instanceof Outcome.Crashed && Objects.equals(sum, 5L) && guest.restartCount() == 1,
          "%d crash, %d restart, then 2 + 3 = %s"
              .formatted(guest.crashCount(), guest.restartCount(), sum));
    }
  }

  private static Check.Seen neighbour() {
    try (Cofferdam cofferdam = Cofferdam.create()) {
      Guest crasher = cofferdam.start(quiet("crasher"));
      Guest neighbour = cofferdam.start(quiet("neighbour"));
      int good = 0;
      for (int i = 0; i < 10; i++) {
        crasher.tryCall("crash");
        good += neighbour.tryCall("add", i, 1) instanceof Outcome.Returned ? 1 : 0;
      }
      return new Check.Seen(
          good == 10 && neighbour.crashCount() == 0,
          good + " of 10 calls of the neighbour answered");
    }
  }

  private static Check.Seen quarantine() {
    try (Cofferdam cofferdam = Cofferdam.create()) {
      Duration soon = Duration.ofMillis(1);
      Guest guest =
          cofferdam.start(
              quiet("crasher").withCrashBudget(CrashBudget.standard().withDelays(soon, soon)));
      for (int i = 0; i < QUARANTINE_CRASHES; i++) {
        guest.tryCall("crash");
      }
      return new Check.Seen(
          guest.state() == GuestState.QUARANTINED,
          "%s after %d equal crashes".formatted(guest.state(), guest.crashCount()));
    }
  }

  private static Check.Seen mailbox() {
    var answer = new CountDownLatch(1);
    var asked = new CountDownLatch(1);
    HostFunc hold =
        (_, _) -> {
          asked.countDown();
          answer.await();
          return 1L;
        };
    try (Cofferdam cofferdam = Cofferdam.create()) {
      Guest guest = cofferdam.start(spec("busy", hold).withMailbox(1));
      var _ = guest.callAsync("ask");
      asked.await();
      var _ = guest.callAsync("ask");
      CallOutcome third = guest.tryCall("ask");
      answer.countDown();
      return new Check.Seen(isRefused(third, Refusal.OVERLOADED), third.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Check.Seen(false, "interrupted");
    }
  }

  private static boolean isRefused(CallOutcome outcome, Refusal reason) {
    return outcome instanceof CallOutcome.Refused refused && refused.reason() == reason;
  }

  private static Check.Seen stubbornHost() {
    var answer = new CountDownLatch(1);
    try (Cofferdam cofferdam = Cofferdam.create()) {
      Guest guest = cofferdam.start(spec("held up", (_, _) -> block(answer)));
      long start = System.nanoTime();
      CallOutcome outcome = guest.tryCall("ask");
      long millis = (System.nanoTime() - start) / 1_000_000;
      answer.countDown();
      return new Check.Seen(
          outcome instanceof Outcome.Crashed crashed
              && crashed.report().failure().kind().equals("deadline")
              && millis <= TIMEOUT_MILLIS + SLACK_MILLIS,
          "answered after %d ms of %d ms".formatted(millis, TIMEOUT_MILLIS));
    }
  }

  /// Ignores whoever wants it to stop.
  private static Object block(CountDownLatch answer) {
    while (answer.getCount() > 0) {
      try {
        answer.await();
      } catch (InterruptedException ignored) {
        // the attack is just this
      }
    }
    return 1L;
  }

  private static Check.Seen detachedCalls() {
    var answer = new CountDownLatch(1);
    try (Cofferdam cofferdam = Cofferdam.create()) {
      Duration soon = Duration.ofMillis(1);
      GuestSpec spec =
          spec("held up", (_, _) -> block(answer))
              .withCrashBudget(CrashBudget.standard().withDelays(soon, soon).withInRow(100, 100))
              .withBreaker(
                  BreakerBudget.standard()
                      .withInRow(CALLS_MAX)
                      .withWindowCalls(CALLS_MAX)
                      .withDetachedMax(CALLS_MAX))
              .withLimits(Room.limits().withTimeout(Duration.ofMillis(100)));
      Guest guest = cofferdam.start(spec);
      for (int i = 0; i < CALLS_MAX && guest.detachedCalls() < DETACHED_MAX; i++) {
        guest.tryCall("ask");
      }
      int detached = guest.detachedCalls();
      CallOutcome next = guest.tryCall("ask");
      answer.countDown();
      return new Check.Seen(
          isRefused(next, Refusal.TOO_MANY_DETACHED) && detached == DETACHED_MAX,
          detached + " calls given up, then " + next.getClass().getSimpleName());
    }
  }

  private static Check.Seen heap() {
    try (Cofferdam cofferdam = Cofferdam.create()) {
      Limits tooMuch = Room.limits().withMemoryBytes(2 * Runtime.getRuntime().maxMemory());
      cofferdam.start(quiet("huge").withLimits(tooMuch));
      return new Check.Seen(false, "started");
    } catch (HeapShareExceeded refused) {
      return new Check.Seen(true, String.valueOf(refused.getMessage()));
    }
  }
}
