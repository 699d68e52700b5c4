package dev.cofferdam.conformance;

import dev.cofferdam.testing.suite.AssertionResult;
import dev.cofferdam.testing.suite.Outcome;
import dev.cofferdam.testing.suite.ScriptReport;
import dev.cofferdam.testing.suite.SuiteReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The list of what does not pass, from `known-gaps.txt`, one line with its reason each.
///
/// A key is `feature:NAME` for all that needs a feature, `suite/path` for a script or a folder of
/// scripts, or `suite/path:LINE` for one assertion. What is not listed must pass; what is listed
/// must not.
final class KnownGaps {
  private static final String FEATURE = "feature:";
  private final Map<String, String> reasons;

  private KnownGaps(Map<String, String> reasons) {
    this.reasons = reasons;
  }

  static KnownGaps read() {
    return read(Inputs.root().resolve("known-gaps.txt"));
  }

  private static KnownGaps read(Path file) {
    try {
      return parse(Files.readAllLines(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static KnownGaps parse(List<String> lines) {
    Map<String, String> reasons = new TreeMap<>();
    for (String line : lines) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] keyAndReason = line.split(" {2,}", 2);
        if (keyAndReason.length != 2) {
          throw new IllegalArgumentException("no reason in: " + line);
        }
        reasons.put(keyAndReason[0], keyAndReason[1]);
      }
    }
    return new KnownGaps(reasons);
  }

  /// Keys of single cases in other suites than those of scripts, such as guests.
  boolean lists(String key) {
    return reasons.containsKey(key);
  }

  /// Listed features that nothing in the reports needs any more.
  List<String> closedFeatures(List<SuiteReport> reports) {
    Set<String> needed = new TreeSet<>();
    reports.stream()
        .flatMap(report -> report.scripts().stream())
        .flatMap(ScriptReport::open)
        .forEach(result -> needed.addAll(needs(result)));
    return reasons.keySet().stream()
        .filter(key -> key.startsWith(FEATURE))
        .filter(key -> !needed.contains(key.substring(FEATURE.length())))
        .toList();
  }

  private static Set<String> needs(AssertionResult result) {
    return result.outcome() instanceof Outcome.Skipped(Set<String> needs) ? needs : Set.of();
  }

  /// What contradicts the list: unlisted failures and skips, and listed gaps of the suite that have
  /// closed.
  List<String> contradictions(String suite, SuiteReport report) {
    List<String> contradictions = new ArrayList<>();
    Set<String> used = new TreeSet<>();
    for (ScriptReport script : report.scripts()) {
      String path = suite + "/" + script.name();
      script
          .open()
          .filter(result -> !isListed(path, result, used))
          .forEach(result -> contradictions.add(path + ": " + result));
    }
    reasons.keySet().stream()
        .filter(key -> isBelow(key, suite) && !used.contains(key))
        .forEach(key -> contradictions.add(key + " is a known gap that passes"));
    return contradictions;
  }

  private boolean isListed(String path, AssertionResult result, Set<String> used) {
    Set<String> needs = needs(result);
    if (!needs.isEmpty() && needs.stream().allMatch(need -> lists(FEATURE + need))) {
      return true;
    }
    List<String> keys = keysOf(path, result.line());
    keys.stream().filter(this::lists).forEach(used::add);
    return keys.stream().anyMatch(this::lists);
  }

  private static List<String> keysOf(String path, int line) {
    List<String> keys = new ArrayList<>(List.of(path + ":" + line));
    for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
      keys.add(path.substring(0, end));
    }
    return keys;
  }

  private static boolean isBelow(String key, String suite) {
    return key.equals(suite) || key.startsWith(suite + "/");
  }
}
