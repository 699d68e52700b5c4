package dev.cofferdam.isolation.report;

import dev.cofferdam.engine.GuestText;
import dev.cofferdam.engine.WasmFrame;
import dev.cofferdam.wasm.dwarf.SourceCall;
import dev.cofferdam.wasm.symbols.SymbolNames;
import java.util.List;

/// Writes a guest's backtrace for people, as Wasmtime does: each frame with its offset, and where
/// the source is known its calls, each with its place on a line of its own.
final class BacktraceText {
  private static final int FRAMES_MAX = 20;

  /// Lines of calls for all frames together.
  private static final int LINES_MAX = 200;

  private final StringBuilder out;
  private String label = "at";
  private int lineCount;

  BacktraceText(StringBuilder out) {
    this.out = out;
  }

  void write(CrashReport.Failure failure) {
    List<WasmFrame> frames = failure.frames();
    int shown = 0;
    while (shown < Math.min(FRAMES_MAX, frames.size()) && lineCount < LINES_MAX) {
      frame(frames.get(shown), failure.sources().of(shown));
      shown++;
    }
    if (frames.size() > shown) {
      row("... " + (frames.size() - shown) + " more");
    }
  }

  private void frame(WasmFrame frame, List<SourceCall> calls) {
    if (calls.isEmpty()) {
      row(place(frame));
      return;
    }
    String indent = frame.offset() < 0 ? "?" : "0x" + Long.toHexString(frame.offset());
    String absent = functionOf(frame);
    for (SourceCall call : calls) {
      String function = call.function().isEmpty() ? absent : GuestText.escape(call.function());
      row(indent + " - " + function);
      indent = " ".repeat(indent.length());
      absent = "<inlined function>";
      if (!call.file().isEmpty()) {
        row(indent + "   at " + GuestText.escape(call.place()));
      }
    }
  }

  private static String functionOf(WasmFrame frame) {
    return frame.functionName().isEmpty()
        ? "<wasm function " + frame.funcIndex() + ">"
        : GuestText.escape(SymbolNames.readable(frame.functionName()));
  }

  private void row(String text) {
    CrashReportText.row(out, label, text);
    label = "";
    lineCount++;
  }

  /// Returns a frame in one line, without its source.
  static String place(WasmFrame frame) {
    String readable = SymbolNames.readable(frame.functionName());
    return new WasmFrame(frame.moduleName(), frame.funcIndex(), readable, frame.offset())
        .toString();
  }
}
