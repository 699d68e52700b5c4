package dev.cofferdam.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.testing.suite.SuiteReport;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Every suite passes but for what `known-gaps.txt` lists, and nothing that it lists passes.
@Tag("suites")
final class SuitesTest {
  static final Iterable<String> SUITES = SuiteRuns.NAMES;

  @ParameterizedTest
  @FieldSource("SUITES")
  void suite_run_agreesWithKnownGaps(String suite) {
    SuiteReport report = SuiteRuns.report(suite);

    System.out.println(suite + ": " + report.totals());
    assertEquals("", String.join("\n", KnownGaps.read().contradictions(suite, report)));
  }

  @Test
  void knownGaps_listedFeatures_areStillMissing() {
    List<SuiteReport> reports = SuiteRuns.NAMES.stream().map(SuiteRuns::report).toList();

    assertEquals(List.of(), KnownGaps.read().closedFeatures(reports));
  }

  @Test
  void coreSuite_run_passesMostOfWebAssembly2() {
    SuiteReport report = SuiteRuns.report("core");

    assertTrue(report.totals().passed() >= 17_000, () -> report.totals().toString());
  }
}
