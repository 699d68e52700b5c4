package dev.cofferdam.isolation.report;

import dev.cofferdam.engine.GuestText;
import java.util.List;
import java.util.Locale;

/// Renders a crash report for people.
final class CrashReportText {
  private CrashReportText() {}

  static String line(CrashReport report) {
    var failure = report.failure();
    String at =
        failure.frames().isEmpty() ? "" : " at " + BacktraceText.place(failure.frames().getFirst());
    return "%s in %s of %s%s: %s"
        .formatted(
            failure.kind(),
            GuestText.escape(report.target().function()),
            GuestText.escape(report.target().component()),
            at,
            GuestText.escape(failure.sentence()));
  }

  static String text(CrashReport report) {
    var out = new StringBuilder();
    out.append("crash: ").append(report.failure().kind()).append(": ");
    out.append(GuestText.escape(report.failure().sentence())).append('\n');
    row(out, "component", GuestText.escape(report.target().component()));
    row(out, "digest", "sha256:" + report.target().digest());
    row(out, "function", GuestText.escape(report.target().function()));
    new BacktraceText(out).write(report.failure());
    report.failure().cause().ifPresent(cause -> row(out, "host threw", GuestText.escape(cause)));
    hostCalls(out, report.failure().hostCalls());
    usage(out, report.usage());
    row(out, "time", "%s, after %s".formatted(report.moment().time(), millis(report)));
    row(out, "fingerprint", report.fingerprint());
    report.coreDump().ifPresent(place -> row(out, "core dump", GuestText.escape(place)));
    return out.toString();
  }

  private static void hostCalls(StringBuilder out, List<String> names) {
    if (!names.isEmpty()) {
      row(out, "host calls", GuestText.escape(String.join(", ", names)));
    }
  }

  private static void usage(StringBuilder out, CrashReport.Usage usage) {
    row(out, "fuel", ofLimit(usage.fuelConsumed(), usage.limits().fuel()));
    row(
        out,
        "memory",
        ofLimit(usage.memory().peakBytes(), usage.limits().memoryBytes()) + " bytes");
    resources(out, usage.resources());
    row(out, "timeout", usage.limits().timeout().toMillis() + " ms");
    usage.advice().ifPresent(advice -> row(out, "advice", advice));
  }

  private static void resources(StringBuilder out, CrashReport.Resources resources) {
    if (resources.openedCount() > 0) {
      row(out, "opened", resources.openedCount() + ", open then " + resources.openByKind());
    }
  }

  private static String ofLimit(long used, long limit) {
    return String.format(Locale.ROOT, "%,d of %,d", used, limit);
  }

  private static String millis(CrashReport report) {
    return String.format(Locale.ROOT, "%.3f ms", report.moment().duration().toNanos() / 1e6);
  }

  static void row(StringBuilder out, String label, String value) {
    out.append(String.format(Locale.ROOT, "  %-12s%s%n", label, value));
  }
}
