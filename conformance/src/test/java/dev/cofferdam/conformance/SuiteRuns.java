package dev.cofferdam.conformance;

import dev.cofferdam.testing.suite.SuiteOptions;
import dev.cofferdam.testing.suite.SuiteReport;
import dev.cofferdam.testing.suite.SuiteRunner;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Runs each suite once a JVM, however many tests look at its report. Messages are compared too.
final class SuiteRuns {
  /// All suites, in the order of the table.
  static final List<String> NAMES =
      List.of("core", "core-proposals", "fuel", "component-model", "wasm-tools-component", "wave");

  private static final Map<String, SuiteReport> REPORTS = new ConcurrentHashMap<>();

  private SuiteRuns() {}

  static SuiteReport report(String suite) {
    Path folder = Inputs.suites().resolve(suite);
    return REPORTS.computeIfAbsent(suite, _ -> run(suite, folder));
  }

  private static SuiteReport run(String suite, Path folder) {
    return suite.equals("wave")
        ? WaveSuite.run(folder)
        : SuiteRunner.create(SuiteOptions.defaults().withChecksMessages(true)).run(folder);
  }
}
