package dev.cofferdam.benchmarks;

import dev.cofferdam.component.HostFunc;
import dev.cofferdam.engine.Limits;
import dev.cofferdam.isolation.BreakerBudget;
import dev.cofferdam.isolation.CallOutcome;
import dev.cofferdam.isolation.Cofferdam;
import dev.cofferdam.isolation.CrashBudget;
import dev.cofferdam.isolation.Guest;
import dev.cofferdam.isolation.GuestState;
import dev.cofferdam.isolation.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Host functions that do not return in time: the caller has its answer all the same.
final class DeadlinesVerb implements Verb {
  private static final Duration TIMEOUT = Duration.ofMillis(100);
  private static final long ANSWER_MAX_NANOS = TimeUnit.MILLISECONDS.toNanos(150);
  private static final int WARM_UPS = 10;

  /// Every call of this guest crashes, and it is to be there again for the next.
  private static final CrashBudget FORGIVING =
      CrashBudget.standard()
          .withInRow(Integer.MAX_VALUE, Integer.MAX_VALUE)
          .withWindowCalls(Integer.MAX_VALUE)
          .withDelays(Duration.ofMillis(1), Duration.ofMillis(1));

  /// Every call of the host's function is late, and it is to be called the next time all the same.
  private static final BreakerBudget CLOSED =
      BreakerBudget.standard().withInRow(Integer.MAX_VALUE).withWindowCalls(Integer.MAX_VALUE);

  @Override
  public String name() {
    return "deadlines";
  }

  @Override
  public String purpose() {
    return "host functions that sleep, spin or read for ever under a deadline of 100 ms";
  }

  @Override
  public Map<String, String> defaults() {
    var defaults = new LinkedHashMap<String, String>();
    defaults.put("calls", "200");
    return defaults;
  }

  @Override
  public boolean run(Options options) throws IOException {
    int count = options.count("calls");
    var findings =
        new Findings(
            System.out,
            "Deadlines: calls of 100 ms over host functions that take longer, %d each"
                .formatted(count));
    measure(findings, "sleeps", StuckHost.sleeping(), count);
    measure(findings, "spins and looks at nothing", StuckHost.spinning(), count);
    try (var socket = StuckHost.readingASocket()) {
      measure(findings, "reads a socket that never answers", socket.func(), count);
    }
    try (var pipe = StuckHost.readingAPipe()) {
      measure(findings, "reads a pipe that never answers", pipe.func(), count);
    }
    return findings.areMet();
  }

  private static void measure(Findings findings, String what, HostFunc host, int count) {
    var mistakes = new Mistakes();
    var answers = new Recorder();
    try (var cofferdam = Cofferdam.create();
        Progress _ = Progress.of(() -> what + ": " + answers.count() + " calls")) {
      Limits limits = Limits.untrusted().withMemoryBytes(1 << 20).withTimeout(TIMEOUT);
      Guest guest =
          cofferdam.start(
              Crashers.spec("guest", limits, host).withCrashBudget(FORGIVING).withBreaker(CLOSED));
      for (int i = 0; i < WARM_UPS + count; i++) {
        long nanos = timed(guest, mistakes);
        if (i >= WARM_UPS) {
          answers.add(nanos);
        }
        awaitHost(cofferdam);
        awaitRestart(guest);
      }
    }
    Samples samples = answers.samples();
    findings.note("host " + what + ": answer after", samples.summary());
    findings.expectAtMost("its p99", samples.p99(), ANSWER_MAX_NANOS);
    findings.expectCount("answers that were no deadline", mistakes.count(), 0);
    mistakes.print();
  }

  private static long timed(Guest guest, Mistakes mistakes) {
    long start = System.nanoTime();
    CallOutcome outcome = guest.tryCall(CrashButton.HOST_FAULT, List.of("A"));
    long nanos = System.nanoTime() - start;
    boolean isDeadline =
        outcome instanceof Outcome.Crashed(var report, _)
            && report.failure().kind().equals("deadline");
    if (!isDeadline) {
      mistakes.add("ended as " + outcome);
    }
    return nanos;
  }

  /// Calls that are given up are capped, and rightly so.
  private static void awaitHost(Cofferdam cofferdam) {
    while (cofferdam.detachedCalls() > 0) {
      Pace.pause(TimeUnit.MILLISECONDS.toNanos(1));
    }
  }

  private static void awaitRestart(Guest guest) {
    while (guest.state() != GuestState.READY) {
      Pace.pause(TimeUnit.MILLISECONDS.toNanos(1));
    }
  }
}
