package dev.cofferdam.isolation.report;

import dev.cofferdam.engine.Limits;
import dev.cofferdam.engine.WasmFrame;
import dev.cofferdam.wasm.dwarf.SourceCall;
import dev.cofferdam.wasm.symbols.SymbolNames;
import java.util.List;

/// Renders a crash report for machines.
final class CrashReportJson {
  private static final int FRAMES_MAX = 256;

  private CrashReportJson() {}

  static String json(CrashReport report) {
    var json = new JsonWriter().beginObject();
    json.member("kind", report.failure().kind());
    json.member("message", report.failure().sentence());
    json.member("component", report.target().component());
    json.member("digest", "sha256:" + report.target().digest());
    json.member("function", report.target().function());
    backtrace(json, report.failure());
    json.member("hostCause", report.failure().cause().orElse(null));
    json.name("hostCalls").beginArray();
    report.failure().hostCalls().forEach(json::value);
    json.endArray();
    usage(json, report.usage());
    json.member("time", report.moment().time().toString());
    json.member("durationNanos", report.moment().duration().toNanos());
    json.member("attempt", report.moment().attempt());
    json.member("coreDump", report.coreDump().orElse(null));
    return json.member("fingerprint", report.fingerprint()).endObject().toString();
  }

  private static void usage(JsonWriter json, CrashReport.Usage usage) {
    json.member("fuelConsumed", usage.fuelConsumed());
    json.member("memoryBytes", usage.memory().bytes());
    json.member("peakMemoryBytes", usage.memory().peakBytes());
    json.name("resources").beginObject();
    json.member("opened", usage.resources().openedCount());
    json.name("open").beginObject();
    usage.resources().openByKind().forEach(json::member);
    json.endObject().endObject();
    limits(json.name("limits"), usage.limits());
    json.member("advice", usage.advice().orElse(null));
  }

  private static void backtrace(JsonWriter json, CrashReport.Failure failure) {
    json.name("frames").beginArray();
    int count = Math.min(FRAMES_MAX, failure.frames().size());
    for (int i = 0; i < count; i++) {
      frame(json, failure.frames().get(i), failure.sources().of(i));
    }
    json.endArray();
    json.member("framesOmitted", Math.max(0, failure.frames().size() - FRAMES_MAX));
  }

  private static void frame(JsonWriter json, WasmFrame frame, List<SourceCall> calls) {
    json.beginObject().member("module", frame.moduleName()).member("funcIndex", frame.funcIndex());
    json.member("function", SymbolNames.readable(frame.functionName()));
    json.member("offset", frame.offset());
    json.name("calls").beginArray();
    calls.forEach(call -> call(json, call));
    json.endArray().endObject();
  }

  private static void call(JsonWriter json, SourceCall call) {
    json.beginObject().member("function", call.function()).member("file", call.file());
    json.member("line", call.line()).member("column", call.column()).endObject();
  }

  private static void limits(JsonWriter json, Limits limits) {
    json.beginObject().member("fuel", limits.fuel());
    json.member("timeoutNanos", limits.timeout().toNanos());
    json.member("memoryBytes", limits.memoryBytes());
    json.member("stackBytes", limits.stackBytes()).endObject();
  }
}
