package dev.cofferdam.fleet.run;

import dev.cofferdam.fleet.config.GuestConfig;
import java.util.List;

/// What a reload did.
///
/// @param stopped names of guests that were stopped
/// @param replaced names of guests that changed
/// @param started names of guests that are new
/// @param failures what did not start, and why
public record ReloadReport(
    List<String> stopped, List<String> replaced, List<String> started, List<String> failures) {
  /// Copies the lists.
  public ReloadReport {
    stopped = List.copyOf(stopped);
    replaced = List.copyOf(replaced);
    started = List.copyOf(started);
    failures = List.copyOf(failures);
  }

  static ReloadReport of(ReloadPlan plan, List<String> failures) {
    return new ReloadReport(
        plan.stopped(), names(plan.replaced()), names(plan.started()), failures);
  }

  private static List<String> names(List<GuestConfig> guests) {
    return guests.stream().map(GuestConfig::name).toList();
  }

  /// Returns what was done in one sentence.
  public String sentence() {
    return stopped.isEmpty() && replaced.isEmpty() && started.isEmpty()
        ? "nothing changed"
        : "stopped %d, replaced %d, started %d%s"
            .formatted(
                stopped.size(),
                replaced.size(),
                started.size(),
                failures.isEmpty() ? "" : ", failed: " + String.join("; ", failures));
  }
}
