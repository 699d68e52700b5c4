package dev.cofferdam.history;

import dev.cofferdam.engine.WasmFrame;
import dev.cofferdam.isolation.report.CrashReport;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A crash report's JSON as it is stored: always whole, also where the report had to be shortened.
final class ReportText {
  /// Longest report, in characters, which are all ASCII.
  static final int LENGTH_MAX = 262_144;

  // Each character may take six in JSON: a shortened report has at most about 100,000.
  private static final int ENTRIES_KEPT = 32;
  private static final int NAME_LENGTH_KEPT = 128;
  private static final String REMARK = " (report shortened for the crash database)";

  private ReportText() {}

  static String json(CrashReport report) {
    String json = report.toJson();
    return json.length() <= LENGTH_MAX ? json : shortened(report).toJson();
  }

  private static CrashReport shortened(CrashReport report) {
    return new CrashReport(
        failure(report.failure()), target(report.target()), usage(report.usage()), report.moment());
  }

  private static CrashReport.Failure failure(CrashReport.Failure failure) {
    return new CrashReport.Failure(
        shortened(failure.kind()),
        StoredText.head(failure.sentence(), StoredText.SENTENCE_LENGTH_MAX) + REMARK,
        failure.frames().stream().limit(ENTRIES_KEPT).map(ReportText::frame).toList(),
        failure.cause().map(cause -> StoredText.head(cause, StoredText.SENTENCE_LENGTH_MAX)),
        last(failure.hostCalls()).stream().map(ReportText::shortened).toList());
  }

  private static WasmFrame frame(WasmFrame frame) {
    return new WasmFrame(
        shortened(frame.moduleName()),
        frame.funcIndex(),
        shortened(frame.functionName()),
        frame.offset());
  }

  private static List<String> last(List<String> hostCalls) {
    return hostCalls.subList(Math.max(0, hostCalls.size() - ENTRIES_KEPT), hostCalls.size());
  }

  private static CrashReport.Target target(CrashReport.Target target) {
    return new CrashReport.Target(
        shortened(target.component()), shortened(target.digest()), shortened(target.function()));
  }

  private static CrashReport.Usage usage(CrashReport.Usage usage) {
    Map<String, Integer> open =
        usage.resources().openByKind().entrySet().stream()
            .limit(ENTRIES_KEPT)
            .collect(
                Collectors.toMap(
                    entry -> shortened(entry.getKey()), Map.Entry::getValue, Integer::sum));
    return new CrashReport.Usage(
        usage.fuelConsumed(),
        usage.memory(),
        new CrashReport.Resources(usage.resources().openedCount(), open),
        usage.limits(),
        usage.advice().map(advice -> StoredText.head(advice, StoredText.SENTENCE_LENGTH_MAX)));
  }

  private static String shortened(String name) {
    return StoredText.head(name, NAME_LENGTH_KEPT);
  }
}
