package dev.cofferdam.conformance;

import dev.cofferdam.testing.suite.AssertionResult;
import dev.cofferdam.testing.suite.ScriptReport;
import dev.cofferdam.testing.suite.SuiteReport;

/// The README's table: what passes of every suite.
final class ConformanceTable {
  static final String BEGIN = "<!-- conformance:begin -->";
  static final String END = "<!-- conformance:end -->";

  private ConformanceTable() {}

  /// The table as Markdown, between its markers.
  static String markdown() {
    StringBuilder table = new StringBuilder(BEGIN);
    table.append("\n\n| suite | files passed whole | assertions passed |\n|---|---|---|\n");
    for (String suite : SuiteRuns.NAMES) {
      table.append(row(suite, SuiteRuns.report(suite)));
    }
    return table.append('\n').append(END).toString();
  }

  static String row(String suite, SuiteReport report) {
    long whole = report.scripts().stream().filter(ConformanceTable::passesWhole).count();
    long assertions =
        report.scripts().stream()
            .flatMap(script -> script.results().stream())
            .filter(AssertionResult::isAssertion)
            .count();
    return "| `%s` | %,d of %,d | %,d of %,d |\n"
        .formatted(suite, whole, report.scripts().size(), report.totals().passed(), assertions);
  }

  private static boolean passesWhole(ScriptReport script) {
    return script.open().findAny().isEmpty();
  }

  /// `readme` with the table between its markers replaced.
  static String replaceIn(String readme, String table) {
    int begin = readme.indexOf(BEGIN);
    int end = readme.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IllegalStateException("the README has no " + BEGIN + " and " + END);
    }
    return readme.substring(0, begin) + table + readme.substring(end + END.length());
  }
}
