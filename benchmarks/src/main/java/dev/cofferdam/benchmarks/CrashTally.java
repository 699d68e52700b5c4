package dev.cofferdam.benchmarks;

import dev.cofferdam.isolation.report.CrashReport;
import java.util.Map;
import java.util.TreeMap;

/// Counts what callers saw of crashes. Safe for use by many threads.
final class CrashTally {
  private final Map<String, Long> countByKind = new TreeMap<>();
  private final Mistakes mistakes;

  CrashTally(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  /// Counts a crash whose report should name this guest and this kind.
  synchronized void add(String guest, CrashButton button, CrashReport report) {
    countByKind.merge(report.failure().kind(), 1L, Long::sum);
    boolean isRight =
        report.failure().kind().equals(button.kind())
            && report.target().component().equals(guest)
            && report.target().function().equals(button.function());
    if (!isRight) {
      mistakes.add(guest + " was to end as " + button.kind() + ": " + report.toLine());
    }
  }

  synchronized long crashCount() {
    return countByKind.values().stream().mapToLong(Long::longValue).sum();
  }

  synchronized Map<String, Long> countByKind() {
    return new TreeMap<>(countByKind);
  }
}
