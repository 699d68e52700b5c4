package dev.cofferdam.benchmarks;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/// What a {@link Verb} found: rows of a Markdown table, printed one by one, and whether all bounds
/// were met.
final class Findings {
  private final PrintStream out;
  private int missCount;

  Findings(PrintStream out, String title) {
    this.out = out;
    out.printf("%n%s%n%s%n%n", title, machine());
    out.printf("| what | measured | expected | |%n|---|---|---|---|%n");
  }

  /// Says what it is measured on, and how busy that is already.
  private static String machine() {
    var system = ManagementFactory.getOperatingSystemMXBean();
    return String.format(
        Locale.ROOT,
        "(JDK %s, %d processors, heap of at most %s, load average %.1f before)",
        Runtime.version(),
        system.getAvailableProcessors(),
        Figures.bytes(Runtime.getRuntime().maxMemory()),
        system.getSystemLoadAverage());
  }

  /// Prints a figure that nothing is promised of.
  void note(String what, Object measured) {
    out.printf("| %s | %s | | |%n", what, measured);
  }

  /// Prints a figure and whether it is as promised.
  void expect(String what, Object measured, Object expected, boolean isMet) {
    out.printf("| %s | %s | %s | %s |%n", what, measured, expected, isMet ? "PASS" : "FAIL");
    missCount += isMet ? 0 : 1;
  }

  /// Prints a count that is to be exactly this.
  void expectCount(String what, long measured, long expected) {
    expect(what, measured, expected, measured == expected);
  }

  /// Prints a time with its upper bound.
  void expectAtMost(String what, long nanos, long boundNanos) {
    expect(what, Figures.time(nanos), "at most " + Figures.time(boundNanos), nanos <= boundNanos);
  }

  /// Returns whether every bound was met.
  boolean areMet() {
    return missCount == 0;
  }
}
