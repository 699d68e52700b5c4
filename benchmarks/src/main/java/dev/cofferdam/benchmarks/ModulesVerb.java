package dev.cofferdam.benchmarks;

import dev.cofferdam.engine.Engine;
import dev.cofferdam.engine.Linker;
import dev.cofferdam.engine.Store;
import dev.cofferdam.engine.WasmModule;
import dev.cofferdam.text.WatReader;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// Modules of which no two are alike, loaded, called and dropped: their code goes with them.
final class ModulesVerb implements Verb {
  private static final int FUNCTIONS = 20;

  private final Engine engine = Engine.create();
  private final Mistakes mistakes = new Mistakes();

  @Override
  public String name() {
    return "modules";
  }

  @Override
  public String purpose() {
    return "distinct modules, loaded, called and dropped: their classes are unloaded";
  }

  @Override
  public Map<String, String> defaults() {
    var defaults = new LinkedHashMap<String, String>();
    defaults.put("count", "10000");
    return defaults;
  }

  @Override
  public boolean run(Options options) {
    int count = options.count("count");
    var findings =
        new Findings(
            System.out,
            "Modules: %d distinct ones of %d functions, loaded, called and dropped"
                .formatted(count, FUNCTIONS));
    var done = new AtomicInteger();
    try (Progress _ = Progress.of(() -> done + " modules")) {
      modules(done, count / 10);
      Footprint early = Footprint.settled();
      Samples samples = modules(done, count - count / 10);
      findings.note("load, instantiate and call a module", samples.summary());
      findings.expectCount("wrong results", mistakes.count(), 0);
      Footprint.settled().expectFlat(findings, early);
      findings.note(
          "classes loaded, and unloaded, in all",
          "%d, %d"
              .formatted(
                  ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount(),
                  ManagementFactory.getClassLoadingMXBean().getUnloadedClassCount()));
    }
    mistakes.print();
    return findings.areMet();
  }

  private Samples modules(AtomicInteger done, int count) {
    return Samples.take(0, Math.max(1, count), () -> loadAndCall(done.getAndIncrement()));
  }

  /// Returns how long a module takes that adds up its number once for each function.
  private long loadAndCall(int number) {
    byte[] wasm = WatReader.toBinary(text(number));
    long start = System.nanoTime();
    WasmModule module = WasmModule.load(engine, wasm);
    try (Store store = engine.newStore()) {
      long[] values = {1};
      Linker.create(engine).instantiate(store, module).func("f0").callFlat(values);
      int expected = 1 + FUNCTIONS * number;
      if ((int) values[0] != expected) {
        mistakes.add("module %d gave %d".formatted(number, values[0]));
      }
    }
    return System.nanoTime() - start;
  }

  /// Returns a module whose functions add `number` and call the next.
  private static String text(int number) {
    var text = new StringBuilder("(module");
    for (int i = 0; i < FUNCTIONS; i++) {
      String next = i + 1 < FUNCTIONS ? "call " + (i + 1) : "";
      text.append(
          "(func (export \"f%d\") (param i32) (result i32) local.get 0 i32.const %d i32.add %s)"
              .formatted(i, number, next));
    }
    return text.append(")").toString();
  }
}
