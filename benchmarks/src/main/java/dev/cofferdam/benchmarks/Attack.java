package dev.cofferdam.benchmarks;

import dev.cofferdam.engine.Limits;
import dev.cofferdam.isolation.CallOutcome;
import dev.cofferdam.isolation.Cofferdam;
import dev.cofferdam.isolation.CrashBudget;
import dev.cofferdam.isolation.Guest;
import dev.cofferdam.isolation.GuestSpec;
import dev.cofferdam.isolation.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;

/// One guest after the other that means harm: started, called until it returns or a number of times
/// under a deadline, closed.
///
/// Runs on a thread of its own; what it found is read when that has ended.
final class Attack implements Runnable {
  static final Duration TIMEOUT = Duration.ofMillis(500);
  private static final int CALLS_PER_GUEST = 20;
  private static final Limits LIMITS =
      Limits.untrusted().withTimeout(TIMEOUT).withFuel(Long.MAX_VALUE / 4).withMemoryBytes(1 << 20);
  private static final CrashBudget FORGIVING =
      CrashBudget.standard()
          .withInRow(Integer.MAX_VALUE, Integer.MAX_VALUE)
          .withWindowCalls(Integer.MAX_VALUE)
          .withDelays(Duration.ofMillis(1), Duration.ofMillis(1));

  private final Cofferdam cofferdam;
  private final IntFunction<byte[]> module;
  private final Recorder answers = new Recorder();
  private final Recorder starts = new Recorder();
  private final Map<String, Integer> outcomes = new TreeMap<>();
  private volatile boolean isOver;

  /// @param module makes the module of a number
  Attack(Cofferdam cofferdam, IntFunction<byte[]> module) {
    this.cofferdam = cofferdam;
    this.module = module;
  }

  @Override
  public void run() {
    for (int i = 0; !isOver; i++) {
      byte[] wasm = TinyComponent.of(module.apply(i), List.of("run"));
      long start = System.nanoTime();
      var spec =
          GuestSpec.of("hostile", wasm)
              .withLimits(LIMITS)
              .withDrain(Duration.ofMillis(1))
              .withCrashBudget(FORGIVING);
      try (Guest guest = cofferdam.start(spec)) {
        starts.add(System.nanoTime() - start);
        callUntilItReturns(guest);
      }
    }
  }

  private void callUntilItReturns(Guest guest) {
    boolean isDone = false;
    for (int i = 0; i < CALLS_PER_GUEST && !isDone; i++) {
      long start = System.nanoTime();
      CallOutcome outcome = guest.tryCall("run", i);
      answers.add(System.nanoTime() - start);
      isDone = isOver || outcome instanceof Outcome.Returned;
      outcomes.merge(sentence(outcome), 1, Integer::sum);
    }
  }

  /// Returns how a call ended, with the limit that ended it.
  private static String sentence(CallOutcome outcome) {
    return switch (outcome) {
      case Outcome.Returned _ -> "returned";
      case Outcome.Exited _ -> "exited";
      case Outcome.Crashed(var report, _) ->
          report.failure().kind() + ": " + report.usage().advice().orElse("no advice");
      case CallOutcome.Refused(var reason, _) -> reason.toString();
    };
  }

  void end() {
    isOver = true;
  }

  Recorder starts() {
    return starts;
  }

  Recorder answers() {
    return answers;
  }

  Map<String, Integer> outcomes() {
    return outcomes;
  }
}
