package dev.cofferdam.benchmarks;

import dev.cofferdam.component.Component;
import dev.cofferdam.component.ComponentInstance;
import dev.cofferdam.component.ComponentLinker;
import dev.cofferdam.engine.Engine;
import dev.cofferdam.engine.Store;
import dev.cofferdam.isolation.CrashReporter;
import dev.cofferdam.isolation.Outcome;
import java.util.Locale;
import java.util.function.LongSupplier;

/// What a crash costs: of a component with 148 functions, two pages of memory and a host import.
final class CrashBenchmark {
  private static final int WARM_UPS = 20_000;
  private static final int SAMPLES = 20_000;

  private final Engine engine = Engine.create();
  private final Component component;
  private final ComponentLinker linker;
  private final CrashReporter reporter;

  CrashBenchmark(byte[] wasm) {
    component = Component.load(engine, wasm);
    linker = ComponentLinker.create(engine).trapUnknownImports();
    reporter = CrashReporter.of("crashers.wasm", wasm);
  }

  void run() {
    System.out.printf("crashes: median of %d in us, after %d; all limits on%n", SAMPLES, WARM_UPS);
    row("new Store, instantiate, close", () -> timed(() -> inNewStore("add", 1, 2)));
    row("the same, and crash with a report", () -> timed(() -> inNewStore("divide", 1, 0)));
    row("crash, report, new Store, good call", () -> timed(this::cycle));
    try (Store store = engine.newStore()) {
      var add = linker.instantiate(store, component).func("add");
      row("call on a live instance", () -> timed(() -> add.call(1, 2)));
    }
  }

  private static void row(String name, LongSupplier run) {
    Samples samples = Samples.take(WARM_UPS, SAMPLES, run);
    System.out.printf(
        Locale.ROOT,
        "  %-38s %8.2f (min %.2f)%n",
        name,
        samples.median() / 1e3,
        samples.min() / 1e3);
  }

  private static long timed(Runnable action) {
    long start = System.nanoTime();
    action.run();
    return System.nanoTime() - start;
  }

  private void cycle() {
    inNewStore("divide", 1, 0);
    inNewStore("add", 1, 2);
  }

  private void inNewStore(String function, Object... args) {
    try (Store store = engine.newStore()) {
      ComponentInstance instance = linker.instantiate(store, component);
      Outcome outcome = reporter.observe(store, function, () -> instance.func(function).call(args));
      boolean isCrash = outcome instanceof Outcome.Crashed;
      if (isCrash != function.equals("divide")) {
        throw new IllegalStateException(function + " ended as " + outcome);
      }
    }
  }
}
