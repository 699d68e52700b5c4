package dev.cofferdam.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Runs what is named on the command line: a {@link Verb} with its options, or benchmarks, or all
/// of those.
public final class Main {
  private static final int USAGE_STATUS = 2;

  private static final String USAGE =
      """
      usage: ./bench [kernels] [crashes] [FILE.wasm [--endive]]
             ./bench VERB [--OPTION VALUE]...

        kernels   compute kernels on Cofferdam (metered, all limits on) and on Endive
        crashes   what it costs to start, crash, report and start again
        FILE.wasm a component that exports transform: func(string) -> result<string, string>:
                  load, first answer, steady calls; with --endive also how long Endive takes to
                  compile its largest core module

      verbs: each prints a table, and exits with 1 where a bound is missed
      """;

  private Main() {}

  /// Runs the benchmarks.
  public static void main(String[] args) throws Exception {
    List<String> names = args.length == 0 ? List.of("kernels", "crashes") : List.of(args);
    if (!names.getFirst().endsWith(".wasm")) {
      runVerb(names);
    }
    for (int i = 0; i < names.size(); i++) {
      benchmark(names.get(i), i == 0 ? "" : names.get(i - 1));
    }
  }

  /// Runs the verb that is named first, if one is, and ends the process.
  private static void runVerb(List<String> names) throws Exception {
    Optional<Verb> verb =
        verbs().stream().filter(each -> each.name().equals(names.getFirst())).findFirst();
    if (verb.isPresent()) {
      System.exit(run(verb.get(), names.subList(1, names.size())));
    }
  }

  /// Makes all verbs, which loads much of what they measure.
  private static List<Verb> verbs() {
    return List.of(
        new SoakVerb(),
        new FairnessVerb(),
        new DeadlinesVerb(),
        new CyclesVerb(),
        new ModulesVerb(),
        new HostileVerb(),
        new ReplaceVerb(),
        new IsolationVerb());
  }

  private static int run(Verb verb, List<String> words) throws Exception {
    try {
      return verb.run(Options.parse(words, verb.defaults())) ? 0 : 1;
    } catch (IllegalArgumentException mistake) {
      System.err.println("bench " + verb.name() + ": " + mistake.getMessage());
      System.err.println("usage: ./bench " + verb.synopsis());
      return USAGE_STATUS;
    }
  }

  private static void benchmark(String name, String before) throws IOException {
    switch (name) {
      case "kernels" -> kernels();
      case "crashes" -> new CrashBenchmark(Crashers.wasm()).run();
      case String flag when flag.equals("--endive") && before.endsWith(".wasm") ->
          new EndiveLoad(Path.of(before)).run();
      case String file when file.endsWith(".wasm") -> new PluginBenchmark(Path.of(file)).run();
      default -> printUsage();
    }
  }

  private static void printUsage() {
    System.out.print(USAGE);
    for (Verb verb : verbs()) {
      System.out.printf("%n  %s%n            %s%n", verb.synopsis(), verb.purpose());
    }
  }

  private static void kernels() {
    byte[] wasm = Resource.bytes("/kernels/k.wasm");
    new KernelBenchmark(List.of(new CofferdamKernels(wasm), new EndiveKernels(wasm))).run();
  }
}
