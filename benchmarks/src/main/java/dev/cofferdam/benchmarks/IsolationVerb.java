package dev.cofferdam.benchmarks;

import dev.cofferdam.component.Component;
import dev.cofferdam.component.ComponentInstance;
import dev.cofferdam.component.ComponentLinker;
import dev.cofferdam.engine.Engine;
import dev.cofferdam.engine.Store;
import dev.cofferdam.isolation.CrashReporter;
import dev.cofferdam.isolation.Outcome;
import dev.cofferdam.text.WatReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What isolation costs, beside what the predecessor needs for the same on this kind of machine: a
/// runtime of Rust on Wasmtime, measured by its own benchmarks. Its component has no memory either.
final class IsolationVerb implements Verb {
  private static final int BETTER = 3;
  private static final int SEQUENTIAL_COUNT = 100;
  private static final int CONCURRENT_COUNT = 10;
  private static final long WARM_UP_NANOS = 10_000_000_000L;

  private static final byte[] WASM = component("", 0);
  private static final byte[] WASM_WITH_MEMORY = component("(memory 1)", 0);

  /// Makes a component of two functions; another `number` gives other code.
  private static byte[] component(String memory, int number) {
    return TinyComponent.of(
        WatReader.toBinary(
            """
            (module
              %s
              (func (export "good") (param i32) (result i32)
                local.get 0
                i32.const %d
                i32.add)
              (func (export "crash") (param i32) (result i32)
                local.get 0
                i32.const 0
                i32.div_s))
            """
                .formatted(memory, number)),
        List.of("good", "crash"));
  }

  /// What is compared, with their medians.
  private enum Step {
    EXECUTE("execute: Store, instance, call, close", 25_900),
    SEQUENTIAL("100 loads and crashes of one component", 42_000_000),
    CONCURRENT("10 loads and crashes of it at once", 6_000_000),
    SEQUENTIAL_NEW("100 loads and crashes of components never seen before", 42_000_000),
    LOAD("load of a component never seen before", 361_000),
    FIRST_CALL("the same, with the first call", 361_000),
    DROP("drop: close a Store with an instance", 1_000);

    private final String what;
    private final long theirNanos;

    Step(String what, long theirNanos) {
      this.what = what;
      this.theirNanos = theirNanos;
    }
  }

  private final Engine engine = Engine.create();
  private final ComponentLinker linker = ComponentLinker.create(engine);
  private final CrashReporter reporter = CrashReporter.of("tiny.wasm", WASM);
  private final Component component = Component.load(engine, WASM);
  private final Component withMemory = Component.load(engine, WASM_WITH_MEMORY);
  private int madeCount;

  @Override
  public String name() {
    return "isolation";
  }

  @Override
  public String purpose() {
    return "load, execute, crash and drop, beside the figures of the predecessor";
  }

  @Override
  public Map<String, String> defaults() {
    var defaults = new LinkedHashMap<String, String>();
    defaults.put("samples", "5000");
    return defaults;
  }

  @Override
  public boolean run(Options options) {
    int count = options.count("samples");
    var findings =
        new Findings(
            System.out,
            "Isolation: a component of two functions, all limits on; medians, warmed up for "
                + Figures.time(WARM_UP_NANOS));
    required(findings, Step.EXECUTE, take(count, () -> execute(component, "good")));
    noted(findings, "the same with a page of memory", () -> execute(withMemory, "good"), count);
    noted(findings, "the same with a crash and its report", () -> crash(component), count);
    required(findings, Step.SEQUENTIAL, take(count / 50 + 1, () -> hundred(() -> WASM)));
    required(findings, Step.CONCURRENT, take(count / 10 + 1, this::tenAtOnce));
    compared(findings, Step.SEQUENTIAL_NEW, take(count / 100 + 1, () -> hundred(this::newBytes)));
    compared(findings, Step.LOAD, take(count / 5 + 1, this::load));
    compared(findings, Step.FIRST_CALL, take(count / 5 + 1, this::loadAndExecute));
    compared(findings, Step.DROP, drops(count));
    return findings.areMet();
  }

  private static void required(Findings findings, Step step, Samples ours) {
    findings.expect(
        step.what + " (theirs " + Figures.time(step.theirNanos) + ")",
        Figures.time(ours.median()) + ", " + factor(step, ours),
        "at least " + BETTER + "x better",
        ours.median() * BETTER <= step.theirNanos);
  }

  private static void compared(Findings findings, Step step, Samples ours) {
    findings.note(
        step.what + " (theirs " + Figures.time(step.theirNanos) + ")",
        Figures.time(ours.median()) + ", " + factor(step, ours));
  }

  private static String factor(Step step, Samples ours) {
    return Figures.ratio((double) step.theirNanos / ours.median()) + " better";
  }

  private static void noted(Findings findings, String what, LongSupplier run, int count) {
    findings.note(what, Figures.time(take(count, run).median()));
  }

  private static Samples take(int count, LongSupplier run) {
    return Samples.takeWarm(WARM_UP_NANOS, count, run);
  }

  private static long timed(Runnable action) {
    long start = System.nanoTime();
    action.run();
    return System.nanoTime() - start;
  }

  private byte[] newBytes() {
    return component("", ++madeCount);
  }

  private long execute(Component loaded, String function) {
    return timed(() -> {
      try (Store store = engine.newStore()) {
        ComponentInstance instance = linker.instantiate(store, loaded);
        Outcome outcome = reporter.observe(store, function, () -> instance.func(function).call(1));
        if (outcome instanceof Outcome.Crashed == function.equals("good")) {
          throw new IllegalStateException(function + " ended as " + outcome);
        }
      }
    });
  }

  private long crash(Component loaded) {
    return execute(loaded, "crash");
  }

  private long load() {
    byte[] bytes = newBytes();
    return timed(() -> Component.load(engine, bytes));
  }

  private long loadAndExecute() {
    byte[] bytes = newBytes();
    return timed(() -> execute(Component.load(engine, bytes), "good"));
  }

  private void loadAndCrash(byte[] bytes) {
    long _ = crash(Component.load(engine, bytes));
  }

  private long hundred(Supplier<byte[]> source) {
    List<byte[]> all = Stream.generate(source).limit(SEQUENTIAL_COUNT).toList();
    return timed(() -> all.forEach(this::loadAndCrash));
  }

  private long tenAtOnce() {
    return timed(() ->
        IntStream.range(0, CONCURRENT_COUNT)
            .mapToObj(_ -> Thread.ofVirtual().start(() -> loadAndCrash(WASM)))
            .toList()
            .forEach(Threads::join));
  }

  private Samples drops(int count) {
    return take(
        count,
        () -> {
          Store store = engine.newStore();
          var _ = linker.instantiate(store, component);
          return timed(store::close);
        });
  }
}
