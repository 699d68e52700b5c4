package dev.cofferdam.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/// Runs the benchmarks named on the command line, or all.
public final class Main {
  private static final String USAGE =
      """
      usage: ./bench [kernels] [crashes] [FILE.wasm]

        kernels   compute kernels on Cofferdam (metered, all limits on) and on Endive
        crashes   what it costs to start, crash, report and start again
        FILE.wasm a component that exports transform: func(string) -> result<string, string>:
                  load, first answer, steady calls
      """;

  private Main() {}

  /// Runs the benchmarks.
  public static void main(String[] args) throws IOException {
    List<String> names = args.length == 0 ? List.of("kernels", "crashes") : List.of(args);
    for (String name : names) {
      switch (name) {
        case "kernels" -> kernels();
        case "crashes" -> new CrashBenchmark(resource("/crashers/crashers.wasm")).run();
        case String file when file.endsWith(".wasm") -> new PluginBenchmark(Path.of(file)).run();
        default -> System.out.print(USAGE);
      }
    }
  }

  private static void kernels() throws IOException {
    byte[] wasm = resource("/kernels/k.wasm");
    new KernelBenchmark(List.of(new CofferdamKernels(wasm), new EndiveKernels(wasm))).run();
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = Main.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException(name + " is missing from this build");
      }
      return in.readAllBytes();
    }
  }
}
