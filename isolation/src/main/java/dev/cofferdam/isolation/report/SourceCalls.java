package dev.cofferdam.isolation.report;

import dev.cofferdam.engine.WasmFrame;
import dev.cofferdam.wasm.dwarf.SourceCall;
import dev.cofferdam.wasm.dwarf.SourceLines;
import dev.cofferdam.wasm.symbols.SymbolNames;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The calls of the source that the frames of a backtrace stand for.
///
/// They are read from the component's debug information when they are asked for the first time, and
/// kept: a crash whose report nobody reads costs nothing more, and nobody waits for a guest's
/// answer because of them. Until then the component's bytes are kept in memory.
///
/// How many there are, how long their text is and how long reading them takes is bounded. Names are
/// readable ones; they come from the guest, and are escaped where they are shown as text.
///
/// Safe for several threads.
public final class SourceCalls {
  /// How many of the innermost frames have their calls read.
  public static final int FRAMES_MAX = 256;

  /// How many calls all frames have together.
  public static final int CALLS_MAX = 512;

  /// Longest name or path, in UTF-16 units.
  public static final int TEXT_LENGTH_MAX = 4_096;

  private static final int ALL_TEXT_LENGTH_MAX = 256 * 1_024;
  private static final long NANOS_MAX = TimeUnit.SECONDS.toNanos(15);
  private static final SourceCalls NONE = new SourceCalls(List.of(), null);

  private final List<WasmFrame> frames;
  private @Nullable SourceLines lines;
  private @Nullable List<List<SourceCall>> calls;
  private int callsLeft = CALLS_MAX;
  private int textLeft = ALL_TEXT_LENGTH_MAX;

  private SourceCalls(List<WasmFrame> frames, @Nullable SourceLines lines) {
    this.frames = frames;
    this.lines = lines;
  }

  /// Returns calls of which none is known.
  public static SourceCalls none() {
    return NONE;
  }

  /// Returns the calls of `frames`, which `lines` knows.
  public static SourceCalls of(List<WasmFrame> frames, SourceLines lines) {
    return frames.isEmpty() ? NONE : new SourceCalls(List.copyOf(frames), lines);
  }

  /// Returns the calls of frame `index`: first the innermost one that was inlined, last the
  /// function that the frame is of. Empty where nothing is known.
  public List<SourceCall> of(int index) {
    List<List<SourceCall>> all = all();
    return index < all.size() ? all.get(index) : List.of();
  }

  private synchronized List<List<SourceCall>> all() {
    List<List<SourceCall>> known = calls;
    if (known == null) {
      known = read();
      calls = known;
      lines = null;
    }
    return known;
  }

  private List<List<SourceCall>> read() {
    List<List<SourceCall>> all = new ArrayList<>();
    SourceLines source = lines;
    if (source == null) {
      return all;
    }
    long startNanos = System.nanoTime();
    for (WasmFrame frame : frames.subList(0, Math.min(FRAMES_MAX, frames.size()))) {
      if (System.nanoTime() - startNanos > NANOS_MAX) {
        break;
      }
      all.add(capped(source.at(frame.offset())));
    }
    return all;
  }

  private List<SourceCall> capped(List<SourceCall> found) {
    List<SourceCall> capped = found.stream().map(SourceCalls::readable).toList();
    callsLeft -= capped.size();
    textLeft -=
        capped.stream().mapToInt(each -> each.function().length() + each.file().length()).sum();
    return callsLeft < 0 || textLeft < 0 ? List.of() : capped;
  }

  private static SourceCall readable(SourceCall call) {
    return new SourceCall(
        cut(SymbolNames.readable(call.function())), cut(call.file()), call.line(), call.column());
  }

  private static String cut(String text) {
    return text.length() <= TEXT_LENGTH_MAX ? text : text.substring(0, TEXT_LENGTH_MAX);
  }
}
