package dev.cofferdam.benchmarks;

import dev.cofferdam.component.Component;
import dev.cofferdam.component.ComponentFunc;
import dev.cofferdam.component.ComponentLinker;
import dev.cofferdam.engine.Engine;
import dev.cofferdam.engine.Limits;
import dev.cofferdam.engine.Store;
import dev.cofferdam.wasi.Wasi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// What a component that carries a language runtime costs: to its first answer, and in steady
/// state.
final class PluginBenchmark {
  private static final int WARM_UPS = 20_000;
  private static final int SAMPLES = 5_000;
  private static final Limits LIMITS = Limits.untrusted().withMemoryBytes(512L << 20);

  private final Path file;

  PluginBenchmark(Path file) {
    this.file = file;
  }

  void run() throws IOException {
    long start = System.nanoTime();
    byte[] bytes = Files.readAllBytes(file);
    Engine engine = Engine.create();
    Component component = Component.load(engine, bytes);
    ComponentLinker linker = ComponentLinker.create(engine);
    Wasi.denied().addTo(linker);
    double loadMillis = millisSince(start);
    try (Store store = engine.newStore(LIMITS)) {
      ComponentFunc transform = linker.instantiate(store, component).func("transform");
      var _ = transform.call("upper:abc");
      double firstMillis = millisSince(start);
      double processMillis = millisOfProcess();
      Samples steady = Samples.take(WARM_UPS, SAMPLES, () -> timed(transform));
      System.out.printf(
          Locale.ROOT,
          "%s: load %.0f ms, first answer after %.0f ms, transform(\"upper:abc\") then %.1f us"
              + " (min %.1f); peak %s; from the start of the process to the first answer %.0f ms%n",
          file.getFileName(),
          loadMillis,
          firstMillis,
          steady.median() / 1e3,
          steady.min() / 1e3,
          Footprint.peaks(),
          processMillis);
    }
  }

  private static long timed(ComponentFunc func) {
    long start = System.nanoTime();
    var _ = func.call("upper:abc");
    return System.nanoTime() - start;
  }

  private static double millisSince(long startNanos) {
    return (System.nanoTime() - startNanos) / 1e6;
  }

  /// Returns how long this process has run, the start of the JVM included.
  private static double millisOfProcess() {
    Instant start = ProcessHandle.current().info().startInstant().orElseThrow();
    return Duration.between(start, Instant.now()).toNanos() / 1e6;
  }
}
