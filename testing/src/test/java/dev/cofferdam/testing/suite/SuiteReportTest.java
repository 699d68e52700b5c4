package dev.cofferdam.testing.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SuiteReportTest {
  private static final SuiteReport REPORT =
      new SuiteReport(
          List.of(
              script("a/x/x", new Outcome.Passed(), new Outcome.Failed("1", "2")),
              script("a/y/y", new Outcome.Skipped(Set.of("simd")))));

  @Test
  void toText_lastLine_isTheTotals() {
    assertEquals("1 passed, 1 failed, 1 skipped", REPORT.toText().lines().toList().getLast());
  }

  @Test
  void toText_failure_saysWhereAndWhat() {
    assertEquals(
        "a/x/x: line 2: assert_return: expected 1, got 2",
        REPORT.toText().lines().toList().getFirst());
  }

  @Test
  void totalsByFolder_scriptsOfAFolder_areSummed() {
    assertEquals(Map.of("a", new Totals(1, 1, 1)), REPORT.totalsByFolder());
  }

  @Test
  void toJson_report_hasTotalsAndOpenResults() {
    assertEquals(
        "{\"passed\":0,\"failed\":0,\"skipped\":1,\"scripts\":[{\"name\":\"y\",\"passed\":0,"
            + "\"failed\":0,\"skipped\":1,\"open\":[{\"line\":1,\"type\":\"assert_return\","
            + "\"outcome\":\"skipped\",\"reason\":\"needs simd\"}]}]}",
        new SuiteReport(List.of(script("y", new Outcome.Skipped(Set.of("simd"))))).toJson());
  }

  private static ScriptReport script(String name, Outcome... outcomes) {
    List<AssertionResult> results = new ArrayList<>();
    for (Outcome outcome : outcomes) {
      results.add(new AssertionResult(results.size() + 1, "assert_return", true, outcome));
    }
    return new ScriptReport(name, results);
  }
}
