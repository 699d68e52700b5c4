package dev.cofferdam.benchmarks;

import dev.cofferdam.engine.Limits;
import dev.cofferdam.isolation.Cofferdam;
import dev.cofferdam.isolation.CofferdamSpec;
import dev.cofferdam.isolation.Guest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToLongFunction;

/// One run of many guests in three phases: all together to warm up; those that never crash alone;
/// all together again. What the second and third phase differ in is what the crashes do to the
/// others.
final class Soak implements AutoCloseable {
  private static final int WARM_UP_TENTHS = 1;
  private static final int QUIET_TENTHS = 3;
  private static final int CRASHING_TENTHS = 6;
  private static final int CLIENTS = 32;
  private static final long LISTENER_MAX_NANOS = 10_000_000_000L;
  private static final double P99_RATIO_MAX = 2;

  /// So many of the guests that crash have fuel for ever, and are stopped by their time.
  private static final int FUEL_FOR_EVER_ODDS = 50;

  private final SoakPlan plan;
  private final List<Guest> bystanders = new ArrayList<>();
  private final List<CrashingClient> crashers = new ArrayList<>();
  private final Mistakes disturbances = new Mistakes();
  private final Mistakes mistakes = new Mistakes();
  private final CrashTally tally = new CrashTally(mistakes);
  private final CrashWitness witness = new CrashWitness(mistakes);
  private final Cofferdam cofferdam =
      Cofferdam.create(CofferdamSpec.standard().withListener(witness));
  private final BystanderLoad load;
  private final AtomicInteger startedCount = new AtomicInteger();

  Soak(SoakPlan plan) {
    this.plan = plan;
    this.load = new BystanderLoad(bystanders, CLIENTS, plan.callsPerSecond(), disturbances);
  }

  /// Runs all phases and returns whether every bound was met.
  boolean run() {
    var findings =
        new Findings(
            System.out,
            "Soak: %d guests, %d of them crashing, %s of memory each at most, %s, %d calls/s"
                .formatted(
                    plan.guestCount(),
                    plan.crasherCount(),
                    Figures.bytes(plan.memoryBytes()),
                    Figures.time(plan.length().toNanos()),
                    plan.callsPerSecond()));
    try (Progress _ = Progress.of(this::state)) {
      long emptyBytes = startAll(findings);
      var _ = runCrashing(WARM_UP_TENTHS);
      load.callEach();
      Footprint early = Footprint.settled();
      findings.note("heap of a guest that was called", perGuest(early.heapBytes() - emptyBytes));
      Samples quiet = load.runUntil(endNanos(QUIET_TENTHS));
      Samples crashing = runCrashing(CRASHING_TENTHS);
      reportBystanders(findings, quiet, crashing);
      reportCrashes(findings);
      Footprint.settled().expectFlat(findings, early);
    }
    disturbances.print();
    mistakes.print();
    return findings.areMet();
  }

  private String state() {
    return "%d guests started, %d crashes, %d mistakes, %d disturbances"
        .formatted(startedCount.get(), tally.crashCount(), mistakes.count(), disturbances.count());
  }

  /// Starts all guests and returns the size of the heap without them.
  private long startAll(Findings findings) {
    rehearse();
    Footprint empty = Footprint.settled();
    var starts = new Recorder();
    for (int i = crashers.size(); i < plan.guestCount(); i++) {
      long start = System.nanoTime();
      startOne(i);
      starts.add(System.nanoTime() - start);
    }
    findings.note("start of a guest", starts.samples().summary());
    findings.note(
        "heap of an idle guest, its 128 KiB of linear memory included",
        perGuest(Footprint.settled().heapBytes() - empty.heapBytes()));
    return empty.heapBytes();
  }

  private String perGuest(long bytes) {
    return Figures.bytes((double) bytes / (plan.guestCount() - 1));
  }

  /// Has everything compiled that guests will run.
  private void rehearse() {
    Guest guest = start("first", plan.limits());
    var client = new CrashingClient(guest, true, tally, mistakes);
    CrashButton.ALL.forEach(client::pressOnce);
    crashers.add(client);
  }

  private void startOne(int index) {
    if (index >= plan.crasherCount()) {
      bystanders.add(start("bystander-" + index, plan.limits()));
      return;
    }
    boolean isFuelLimited = index % FUEL_FOR_EVER_ODDS != 1;
    Limits limits = isFuelLimited ? plan.limits() : plan.limitsWithoutFuel();
    Guest guest = start("crasher-" + index, limits);
    crashers.add(new CrashingClient(guest, isFuelLimited, tally, mistakes));
  }

  private Guest start(String name, Limits limits) {
    Guest guest = cofferdam.start(Crashers.spec(name, limits));
    startedCount.incrementAndGet();
    return guest;
  }

  private long endNanos(int tenths) {
    return System.nanoTime() + plan.length().toNanos() / 10 * tenths;
  }

  private Samples runCrashing(int tenths) {
    long endNanos = endNanos(tenths);
    List<Thread> clients =
        crashers.stream()
            .map(client ->
                Thread.ofVirtual().start(() -> client.run(() -> System.nanoTime() >= endNanos)))
            .toList();
    Samples latencies = load.runUntil(endNanos);
    clients.forEach(Threads::join);
    return latencies;
  }

  private void reportBystanders(Findings findings, Samples quiet, Samples crashing) {
    findings.note("%d calls beside idle guests".formatted(quiet.count()), quiet.summary());
    findings.note(
        "%d calls beside crashing guests".formatted(crashing.count()), crashing.summary());
    double ratio = (double) crashing.p99() / quiet.p99();
    findings.expect(
        "p99 beside crashing guests to p99 beside idle ones",
        Figures.ratio(ratio),
        "at most " + Figures.ratio(P99_RATIO_MAX),
        ratio <= P99_RATIO_MAX);
    findings.expectCount("calls of bystanders that went wrong", disturbances.count(), 0);
    findings.expectCount(
        "crashes of bystanders", bystanders.stream().mapToLong(Guest::crashCount).sum(), 0);
  }

  private void reportCrashes(Findings findings) {
    findings.note("crashes by kind", tally.countByKind());
    long seen = tally.crashCount();
    awaitWitness(seen);
    findings.expectCount(
        "crashes that the listener was told, and callers saw", witness.crashCount(), seen);
    findings.expectCount(
        "crashes that the guests count, and callers saw",
        sum(client -> client.guest().crashCount()),
        seen);
    boolean areEqual = witness.countByKind().equals(tally.countByKind());
    findings.expect(
        "crashes told of each kind",
        areEqual ? "as seen" : witness.countByKind(),
        "as seen",
        areEqual);
    findings.note(
        "quarantines, and releases by hand",
        sum(CrashingClient::quarantineCount) + ", " + sum(CrashingClient::releaseCount));
    findings.expectCount(
        "restarts, and crashes - quarantines + releases",
        sum(client -> client.guest().restartCount()),
        sum(CrashingClient::restartCount));
    findings.expectCount(
        "guests whose counts differ from their caller's",
        crashers.stream().filter(this::isMiscounted).count(),
        0);
    findings.expectCount(
        "crashes of another kind, guest or function, or out of their row", mistakes.count(), 0);
    findings.expectCount("events that were dropped", cofferdam.eventCounts().droppedCount(), 0);
  }

  /// The listener is told by a thread of its own.
  private void awaitWitness(long seen) {
    long endNanos = System.nanoTime() + LISTENER_MAX_NANOS;
    while (witness.crashCount() < seen && System.nanoTime() < endNanos) {
      Pace.pause(1_000_000);
    }
  }

  private long sum(ToLongFunction<CrashingClient> count) {
    return crashers.stream().mapToLong(count).sum();
  }

  private boolean isMiscounted(CrashingClient client) {
    Guest guest = client.guest();
    return guest.crashCount() != client.crashCount()
        || guest.restartCount() != client.restartCount()
        || witness.crashCount(guest.name()) != client.crashCount();
  }

  @Override
  public void close() {
    cofferdam.close();
  }
}
