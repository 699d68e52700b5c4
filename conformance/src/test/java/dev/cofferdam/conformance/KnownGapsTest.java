package dev.cofferdam.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cofferdam.testing.suite.AssertionResult;
import dev.cofferdam.testing.suite.Outcome;
import dev.cofferdam.testing.suite.ScriptReport;
import dev.cofferdam.testing.suite.SuiteReport;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class KnownGapsTest {
  private static final Outcome FAILED = new Outcome.Failed("1", "2");

  @Test
  void contradictions_unlistedFailure_areIt() {
    KnownGaps gaps = KnownGaps.parse(List.of());

    assertEquals(
        List.of("core/i32/i32: line 7: assert_return: expected 1, got 2"),
        gaps.contradictions("core", report(FAILED)));
  }

  @Test
  void contradictions_listedLine_areNone() {
    KnownGaps gaps = KnownGaps.parse(List.of("core/i32/i32:7  because"));

    assertEquals(List.of(), gaps.contradictions("core", report(FAILED)));
  }

  @Test
  void contradictions_listedFolder_areNone() {
    KnownGaps gaps = KnownGaps.parse(List.of("core/i32  because"));

    assertEquals(List.of(), gaps.contradictions("core", report(FAILED)));
  }

  @Test
  void contradictions_listedFeature_areNone() {
    KnownGaps gaps = KnownGaps.parse(List.of("feature:simd  later"));

    assertEquals(
        List.of(), gaps.contradictions("core", report(new Outcome.Skipped(Set.of("simd")))));
  }

  @Test
  void contradictions_unlistedSkip_areIt() {
    KnownGaps gaps = KnownGaps.parse(List.of("feature:gc  later"));

    assertEquals(
        1, gaps.contradictions("core", report(new Outcome.Skipped(Set.of("simd", "gc")))).size());
  }

  @Test
  void contradictions_closedGap_areIt() {
    KnownGaps gaps = KnownGaps.parse(List.of("core/i32/i32:7  because"));

    assertEquals(
        List.of("core/i32/i32:7 is a known gap that passes"),
        gaps.contradictions("core", report(new Outcome.Passed())));
  }

  private static SuiteReport report(Outcome outcome) {
    AssertionResult result = new AssertionResult(7, "assert_return", true, outcome);
    return new SuiteReport(List.of(new ScriptReport("i32/i32", List.of(result))));
  }
}
