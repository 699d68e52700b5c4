package dev.cofferdam.benchmarks;

import dev.cofferdam.engine.Limits;
import dev.cofferdam.isolation.Cofferdam;
import dev.cofferdam.isolation.Guest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/// Guests that make the compilers work, ours and the JVM's, and what a neighbour notices.
final class HostileVerb implements Verb {
  private static final double P99_RATIO_MAX = 2;
  private static final int CALLS_PER_SECOND = 500;
  private static final long ANSWER_MAX_NANOS =
      Attack.TIMEOUT.toNanos() + TimeUnit.MILLISECONDS.toNanos(50);
  private static final Limits NEIGHBOUR_LIMITS =
      Limits.untrusted().withTimeout(Duration.ofSeconds(20)).withMemoryBytes(1 << 20);

  @Override
  public String name() {
    return "hostile";
  }

  @Override
  public String purpose() {
    return "guests that are slow to compile, or keep the JIT busy, and the latency of a neighbour";
  }

  @Override
  public Map<String, String> defaults() {
    var defaults = new LinkedHashMap<String, String>();
    defaults.put("seconds", "20");
    return defaults;
  }

  @Override
  public boolean run(Options options) {
    Duration length = options.seconds("seconds");
    var findings =
        new Findings(
            System.out,
            "Hostile: a neighbour called %d times a second, alone and beside others, %s each"
                .formatted(CALLS_PER_SECOND, Figures.time(length.toNanos())));
    var mistakes = new Mistakes();
    try (var cofferdam = Cofferdam.create()) {
      Guest neighbour = cofferdam.start(Crashers.spec("neighbour", NEIGHBOUR_LIMITS));
      var load = new BystanderLoad(List.of(neighbour), 1, CALLS_PER_SECOND, mistakes);
      var _ = runFor(length.dividedBy(4), load);
      Samples alone = runFor(length, load);
      findings.note("neighbour alone", alone.summary());
      IntFunction<byte[]> hot = _ -> HostileModule.hot();
      var compiling = new Attack(cofferdam, HostileModule::slowToCompile);
      var heating = new Attack(cofferdam, hot);
      Samples besideCompiling = runBeside(compiling, load, length);
      report(findings, "modules of 100 functions of 50 KB", compiling, alone, besideCompiling);
      Samples besideHeating = runBeside(heating, load, length);
      report(findings, "200 big hot functions", heating, alone, besideHeating);
    }
    findings.expectCount("calls of the neighbour that went wrong", mistakes.count(), 0);
    mistakes.print();
    return findings.areMet();
  }

  private static Samples runFor(Duration length, BystanderLoad load) {
    return load.runUntil(System.nanoTime() + length.toNanos());
  }

  private static Samples runBeside(Attack attack, BystanderLoad load, Duration length) {
    Thread thread = Thread.ofPlatform().name("attack").start(attack);
    Samples samples = runFor(length, load);
    attack.end();
    Threads.join(thread);
    return samples;
  }

  private static void report(
      Findings findings, String what, Attack attack, Samples alone, Samples beside) {
    findings.note("neighbour beside " + what, beside.summary());
    double ratio = (double) beside.p99() / alone.p99();
    findings.expect(
        "its p99 to that alone",
        Figures.ratio(ratio),
        "at most " + Figures.ratio(P99_RATIO_MAX),
        ratio <= P99_RATIO_MAX);
    findings.note("starts of the hostile guest", attack.starts().samples().summary());
    Samples answers = attack.answers().samples();
    findings.note("%d hostile calls".formatted(answers.count()), answers.summary());
    findings.expectAtMost("their p99", answers.p99(), ANSWER_MAX_NANOS);
    findings.note("how they ended", attack.outcomes());
  }
}
