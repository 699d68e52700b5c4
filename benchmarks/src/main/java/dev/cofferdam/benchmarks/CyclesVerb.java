package dev.cofferdam.benchmarks;

import dev.cofferdam.component.Component;
import dev.cofferdam.component.ComponentInstance;
import dev.cofferdam.component.ComponentLinker;
import dev.cofferdam.engine.Engine;
import dev.cofferdam.engine.Limits;
import dev.cofferdam.engine.Store;
import dev.cofferdam.isolation.CrashReporter;
import dev.cofferdam.isolation.Outcome;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// A crash, its report, a new Store, a good call; over and over.
final class CyclesVerb implements Verb {
  private static final Limits LIMITS =
      Limits.untrusted()
          .withMemoryBytes(1 << 20)
          .withFuel(200_000)
          .withTimeout(Duration.ofSeconds(20));

  private final Engine engine = Engine.create();
  private final Component component = Component.load(engine, Crashers.wasm());
  private final ComponentLinker linker = ComponentLinker.create(engine);
  private final CrashReporter reporter = CrashReporter.of("crashers.wasm", Crashers.wasm());
  private final Mistakes mistakes = new Mistakes();

  @Override
  public String name() {
    return "cycles";
  }

  @Override
  public String purpose() {
    return "crash, report, new Store, good call: nothing is left behind";
  }

  @Override
  public Map<String, String> defaults() {
    var defaults = new LinkedHashMap<String, String>();
    defaults.put("count", "100000");
    return defaults;
  }

  @Override
  public boolean run(Options options) {
    int count = options.count("count");
    linker
        .instance(Crashers.HOST)
        .func("log", (_, _) -> null)
        .func(
            "fetch-quote",
            (_, _) -> {
              throw new IllegalStateException("the host gives up");
            });
    var findings =
        new Findings(System.out, "Cycles: %d crashes in all ways, in turn".formatted(count));
    var done = new AtomicInteger();
    try (Progress _ = Progress.of(() -> done + " cycles")) {
      cycles(done, count / 10);
      Footprint early = Footprint.settled();
      Samples samples = cycles(done, count - count / 10);
      findings.note("crash, report, new Store, good call", samples.summary());
      findings.expectCount("crashes of another kind, or bad calls", mistakes.count(), 0);
      Footprint.settled().expectFlat(findings, early);
    }
    mistakes.print();
    return findings.areMet();
  }

  private Samples cycles(AtomicInteger done, int count) {
    return Samples.take(
        0,
        Math.max(1, count),
        () -> {
          long start = System.nanoTime();
          cycle(CrashButton.ALL.get(done.getAndIncrement() % CrashButton.ALL.size()));
          return System.nanoTime() - start;
        });
  }

  private void cycle(CrashButton button) {
    Outcome crash = inNewStore(button.function(), button.args());
    boolean isRight =
        crash instanceof Outcome.Crashed(var report, _)
            && report.failure().kind().equals(button.kind());
    if (!isRight) {
      mistakes.add(button + " ended as " + crash);
    }
    Outcome good = inNewStore("add", List.of(1, 2));
    if (!good.equals(new Outcome.Returned(3))) {
      mistakes.add("good call after " + button + ": " + good);
    }
  }

  private Outcome inNewStore(String function, List<Object> args) {
    try (Store store = engine.newStore(LIMITS)) {
      ComponentInstance instance = linker.instantiate(store, component);
      return reporter.observe(store, function, () -> instance.func(function).call(args.toArray()));
    }
  }
}
