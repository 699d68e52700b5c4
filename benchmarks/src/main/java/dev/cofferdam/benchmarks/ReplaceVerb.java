package dev.cofferdam.benchmarks;

import dev.cofferdam.engine.Limits;
import dev.cofferdam.isolation.Cofferdam;
import dev.cofferdam.isolation.CofferdamSpec;
import dev.cofferdam.isolation.Guest;
import dev.cofferdam.isolation.GuestEvent;
import dev.cofferdam.isolation.GuestSpec;
import dev.cofferdam.text.WatReader;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// One guest that is called all the time and replaced all the time.
final class ReplaceVerb implements Verb {
  private static final Duration WARM_UP = Duration.ofSeconds(4);
  private static final int WARM_UP_CALLS_PER_SECOND = 200;

  /// Room for the calls of several seconds.
  private static final int MAILBOX_CALLS = 10_000;

  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
  private static final long ROLL_BACK_MAX_NANOS = TimeUnit.SECONDS.toNanos(10);

  /// The client aims this much higher, so that a single late call does not miss the rate.
  private static final double RATE_MARGIN = 1.02;

  private static final Limits LIMITS =
      Limits.untrusted().withMemoryBytes(1 << 20).withTimeout(Duration.ofSeconds(20));

  private final Mistakes mistakes = new Mistakes();
  private final AtomicLong runs = new AtomicLong();
  private final AtomicLong replacedCount = new AtomicLong();
  private final AtomicLong rolledBackCount = new AtomicLong();

  @Override
  public String name() {
    return "replace";
  }

  @Override
  public String purpose() {
    return "a guest that is replaced while it is called: every call is answered once, by a version";
  }

  @Override
  public Map<String, String> defaults() {
    var defaults = new LinkedHashMap<String, String>();
    defaults.put("seconds", "30");
    defaults.put("calls", "1000");
    return defaults;
  }

  @Override
  public boolean run(Options options) {
    Duration length = options.seconds("seconds");
    int callsPerSecond = options.count("calls");
    var findings =
        new Findings(
            System.out,
            "Replacement: a guest called %d times a second for %s"
                .formatted(callsPerSecond, Figures.time(length.toNanos())));
    try (var cofferdam = Cofferdam.create(CofferdamSpec.standard().withListener(this::count))) {
      Guest guest = cofferdam.start(version("i32.const 0 i32.add"));
      warmUp(cofferdam, guest);
      var client = new SteadyClient(guest, callsPerSecond * RATE_MARGIN, mistakes);
      callAndReplace(client, length, cofferdam, true);
      report(findings, client, callsPerSecond);
    }
    mistakes.print();
    return findings.areMet();
  }

  /// What is called and replaced for the first time is compiled first.
  private void warmUp(Cofferdam cofferdam, Guest guest) {
    var client = new SteadyClient(guest, WARM_UP_CALLS_PER_SECOND, mistakes);
    callAndReplace(client, WARM_UP, cofferdam, false);
    runs.set(0);
    replacedCount.set(0);
  }

  /// @param isCrashing whether one of the versions is to crash
  private void callAndReplace(
      SteadyClient client, Duration length, Cofferdam cofferdam, boolean isCrashing) {
    Thread calling = Thread.ofVirtual().start(() -> client.run(length));
    replaceUntil(System.nanoTime() + length.toNanos(), cofferdam, isCrashing);
    Threads.join(calling);
  }

  private void count(GuestEvent event) {
    if (event instanceof GuestEvent.Replaced) {
      replacedCount.incrementAndGet();
    } else if (event instanceof GuestEvent.RolledBack) {
      rolledBackCount.incrementAndGet();
    }
  }

  /// Describes a version that answers with twice its argument, and what `end` makes of it.
  private GuestSpec version(String end) {
    byte[] module =
        WatReader.toBinary(
            """
            (module
              (import "host" "tick" (func $tick))
              (func (export "run") (param i32) (result i32)
                call $tick local.get 0 i32.const 1 i32.shl %s))
            """
                .formatted(end));
    return GuestSpec.of("replaced", TinyComponent.withTick(module, List.of("run")))
        .withLimits(LIMITS)
        .withMailbox(MAILBOX_CALLS)
        .withHost(linker ->
            linker
                .root()
                .func(
                    "tick",
                    (_, _) -> {
                      runs.incrementAndGet();
                      return null;
                    }));
  }

  /// Replaces one version by the other in turn, and half the time through by one that crashes.
  private void replaceUntil(long endNanos, Cofferdam cofferdam, boolean isCrashing) {
    List<GuestSpec> versions =
        List.of(version("i32.const 0 i32.add"), version("i32.const 1 i32.add"));
    long middleNanos = System.nanoTime() + (endNanos - System.nanoTime()) / 2;
    boolean hasCrashed = !isCrashing;
    for (int i = 1; System.nanoTime() < endNanos; i++) {
      Pace.pause(PAUSE_NANOS);
      if (!hasCrashed && System.nanoTime() >= middleNanos) {
        hasCrashed = true;
        replace(cofferdam, version("unreachable"));
        awaitRollBack();
      }
      replace(cofferdam, versions.get(i % 2));
    }
  }

  private void replace(Cofferdam cofferdam, GuestSpec next) {
    try {
      cofferdam.replace(next);
    } catch (RuntimeException failure) {
      mistakes.add("replacement " + replacedCount + ": " + failure);
    }
  }

  private void awaitRollBack() {
    long end = System.nanoTime() + ROLL_BACK_MAX_NANOS;
    while (rolledBackCount.get() == 0 && System.nanoTime() < end) {
      Pace.pause(1_000_000);
    }
  }

  private void report(Findings findings, SteadyClient client, int callsPerSecond) {
    findings.expect(
        "calls a second",
        "%.0f".formatted(client.rate()),
        "at least " + callsPerSecond,
        client.rate() >= callsPerSecond);
    findings.note("calls", client.callCount());
    findings.note("replacements", replacedCount.get());
    findings.note("latency", client.latencies().summary());
    findings.expectCount("calls without an answer", client.unansweredCount(), 0);
    findings.expectCount("runs of the function, and calls", runs.get(), client.callCount());
    findings.expectCount(
        "calls that the version crashed with that is taken back", client.crashCount(), 1);
    findings.expectCount("versions that were taken back", rolledBackCount.get(), 1);
    findings.note("calls that each version answered", client.count(0) + ", " + client.count(1));
    findings.expectCount(
        "calls answered by both versions",
        client.count(0) + client.count(1),
        client.callCount() - client.crashCount());
    findings.expectCount("other answers", mistakes.count(), 0);
  }
}
