package dev.cofferdam.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Runs every kernel on every engine, engines in turn, and prints the medians with their ratio.
final class KernelBenchmark {
  private static final int WARM_UPS = 2;
  private static final int SAMPLES = 5;

  private final List<KernelRunner> runners;

  KernelBenchmark(List<KernelRunner> runners) {
    this.runners = List.copyOf(runners);
  }

  void run() {
    System.out.println("kernels: median of " + SAMPLES + " runs in ms, after " + WARM_UPS);
    for (Kernel kernel : Kernel.ALL) {
      row(kernel);
    }
  }

  private void row(Kernel kernel) {
    var medians = new ArrayList<Long>();
    for (KernelRunner runner : runners) {
      medians.add(Samples.take(WARM_UPS, SAMPLES, () -> runner.run(kernel)).median());
    }
    var row = new StringBuilder(String.format(Locale.ROOT, "  %-8s", kernel.name()));
    for (int i = 0; i < runners.size(); i++) {
      row.append(
          String.format(Locale.ROOT, "  %s %.1f", runners.get(i).name(), medians.get(i) / 1e6));
    }
    double ratio = (double) medians.getFirst() / medians.getLast();
    System.out.println(row.append(String.format(Locale.ROOT, "  ratio %.2f", ratio)));
  }
}
