package dev.cofferdam.benchmarks;

import dev.cofferdam.engine.Limits;
import dev.cofferdam.isolation.Cofferdam;
import dev.cofferdam.isolation.Guest;
import dev.cofferdam.isolation.GuestSpec;
import dev.cofferdam.text.WatReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.LongStream;

/// Guests in endless loops, and a thread of the host that wants to wake in time.
final class FairnessVerb implements Verb {
  private static final long BEAT_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final long LATENESS_P99_MAX_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
  private static final Duration CONTROL = Duration.ofSeconds(4);
  private static final Limits LIMITS =
      Limits.untrusted()
          .withMemoryBytes(64 << 10)
          .withFuel(Long.MAX_VALUE / 4)
          .withTimeout(Duration.ofHours(10));

  /// Calls the host after every 20,000 rounds, which cost 100,000 fuel.
  private static final byte[] LOOP =
      WatReader.toBinary(
          """
          (module
            (import "host" "tick" (func $tick))
            (func (export "run") (param i32) (result i32)
              (local i32)
              loop $for_ever
                i32.const 20000
                local.set 1
                loop $rounds
                  local.get 1
                  i32.const 1
                  i32.sub
                  local.tee 1
                  br_if $rounds
                end
                call $tick
                br $for_ever
              end
              unreachable))
          """);

  @Override
  public String name() {
    return "fairness";
  }

  @Override
  public String purpose() {
    return "guests that never return: each has its turn, and the host's threads theirs";
  }

  @Override
  public Map<String, String> defaults() {
    var defaults = new LinkedHashMap<String, String>();
    defaults.put("guests", "10000");
    defaults.put("seconds", "20");
    return defaults;
  }

  @Override
  public boolean run(Options options) {
    int guestCount = options.count("guests");
    Duration length = options.seconds("seconds");
    var findings =
        new Findings(
            System.out,
            "Fairness: %d guests in endless loops on %d processors for %s"
                .formatted(
                    guestCount,
                    Runtime.getRuntime().availableProcessors(),
                    Figures.time(length.toNanos())));
    var ticks = new AtomicLongArray(guestCount);
    try (var cofferdam = Cofferdam.create();
        Progress _ = Progress.of(() -> "%d ticks in all".formatted(sum(ticks)))) {
      findings.note("lateness with no guest at all", beat(CONTROL).summary());
      findings.note("lateness beside a spinning Java thread for each processor", control());
      List<Guest> guests = start(cofferdam, guestCount, ticks);
      List<CompletableFuture<?>> calls = new ArrayList<>();
      guests.forEach(guest -> calls.add(guest.callAsync("run", 0)));
      observe(findings, ticks, length);
      stop(findings, guests, calls);
    }
    return findings.areMet();
  }

  private static List<Guest> start(Cofferdam cofferdam, int count, AtomicLongArray ticks) {
    byte[] wasm = TinyComponent.withTick(LOOP, List.of("run"));
    var guests = new ArrayList<Guest>();
    for (int i = 0; i < count; i++) {
      int index = i;
      guests.add(
          cofferdam.start(
              GuestSpec.of("loop-" + i, wasm)
                  .withLimits(LIMITS)
                  .withDrain(Duration.ofMillis(1))
                  .withHost(linker ->
                      linker
                          .root()
                          .func(
                              "tick",
                              (_, _) -> {
                                ticks.incrementAndGet(index);
                                return null;
                              }))));
    }
    return guests;
  }

  private static void observe(Findings findings, AtomicLongArray ticks, Duration length) {
    long[] before = snapshot(ticks);
    Samples lateness = beat(length);
    long[] after = snapshot(ticks);
    long[] advance = new long[before.length];
    for (int i = 0; i < advance.length; i++) {
      advance[i] = after[i] - before[i];
    }
    Samples turns = Samples.of(advance);
    findings.expectCount(
        "guests that did not advance", LongStream.of(advance).filter(n -> n == 0).count(), 0);
    findings.note(
        "host calls of a guest: least, median, most",
        "%d, %d, %d".formatted(turns.min(), turns.median(), turns.max()));
    findings.note("lateness of a virtual thread that wakes each 20 ms", lateness.summary());
    findings.expectAtMost("its p99", lateness.p99(), LATENESS_P99_MAX_NANOS);
  }

  private static long[] snapshot(AtomicLongArray ticks) {
    long[] values = new long[ticks.length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = ticks.get(i);
    }
    return values;
  }

  private static long sum(AtomicLongArray ticks) {
    return LongStream.of(snapshot(ticks)).sum();
  }

  /// Wakes each 20 ms on a virtual thread, and returns how late.
  private static Samples beat(Duration length) {
    var lateness = new Recorder();
    long end = System.nanoTime() + length.toNanos();
    Threads.join(
        Thread.ofVirtual()
            .start(() -> {
              for (long due = System.nanoTime() + BEAT_NANOS;
                  due < end;
                  due = Math.max(due + BEAT_NANOS, System.nanoTime())) {
                Pace.awaitNanoTime(due);
                lateness.add(System.nanoTime() - due);
              }
            }));
    return lateness.samples();
  }

  /// Returns how late the same thread is where the operating system alone shares the processors.
  private static String control() {
    var isOver = new AtomicBoolean();
    for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
      Thread.ofPlatform().daemon().start(() -> spinUntil(isOver));
    }
    String summary = beat(CONTROL).summary();
    isOver.set(true);
    return summary;
  }

  private static void spinUntil(AtomicBoolean isOver) {
    while (!isOver.get()) {
      Thread.onSpinWait();
    }
  }

  private static void stop(
      Findings findings, List<Guest> guests, List<CompletableFuture<?>> calls) {
    findings.expectCount(
        "guests that stopped by themselves",
        calls.stream().filter(CompletableFuture::isDone).count(),
        0);
    long start = System.nanoTime();
    calls.forEach(call -> call.cancel(true));
    guests.forEach(Guest::close);
    findings.note("stopping all of them", Figures.time(System.nanoTime() - start));
  }
}
