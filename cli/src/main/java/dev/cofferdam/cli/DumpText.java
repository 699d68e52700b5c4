package dev.cofferdam.cli;

import dev.cofferdam.engine.GuestText;
import dev.cofferdam.wasm.coredump.CoreDump;
import dev.cofferdam.wasm.coredump.CoreDumpContent;
import dev.cofferdam.wasm.coredump.CoreFrame;
import dev.cofferdam.wasm.coredump.CoreGlobal;
import dev.cofferdam.wasm.coredump.CoreInstance;
import dev.cofferdam.wasm.coredump.CoreMemory;
import dev.cofferdam.wasm.coredump.CoreSegment;
import dev.cofferdam.wasm.coredump.CoreThread;
import dev.cofferdam.wasm.coredump.CoreValue;
import dev.cofferdam.wasm.dwarf.SourceCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Renders a core dump for people. Names that come from the guest are escaped.
final class DumpText {
  /// Longer lists are cut; the JSON has everything.
  private static final int ROWS_MAX = 100;

  private static final int VALUES_MAX = 20;
  private static final int RANGES_MAX = 16;

  /// Ranges of a memory that are nearer to each other are shown as one.
  private static final int NEAR_BYTES = 256;

  private final CoreDump dump;
  private final DumpedCode code;
  private final StringBuilder out = new StringBuilder();

  private DumpText(CoreDump dump, DumpedCode code) {
    this.dump = dump;
    this.code = code;
  }

  static String of(CoreDump dump, DumpedCode code) {
    var text = new DumpText(dump, code);
    text.dump();
    return text.out.toString();
  }

  private boolean isRedacted() {
    return dump.content() == CoreDumpContent.REDACTED;
  }

  private void dump() {
    row("core dump of %s", GuestText.escape(dump.executableName()));
    if (isRedacted()) {
      row("redacted: it has no contents of memories and no values");
    }
    rows("modules", dump.modules(), (i, name) -> row("  %d  %s", i, GuestText.escape(name)));
    rows("instances", dump.instances(), this::instance);
    dump.threads().forEach(this::thread);
    rows("memories", dump.memories(), this::memory);
    rows("globals", dump.globals(), (i, global) -> row("  %d  %s", i, value(global)));
  }

  /// Renders one of several, which has an index.
  private interface Row<T> {
    void render(int index, T each);
  }

  private <T> void rows(String title, List<T> list, Row<T> row) {
    if (list.isEmpty()) {
      return;
    }
    row("%s:", title);
    for (int i = 0; i < Math.min(list.size(), ROWS_MAX); i++) {
      row.render(i, list.get(i));
    }
    if (list.size() > ROWS_MAX) {
      row("  ... %d more", list.size() - ROWS_MAX);
    }
  }

  private void instance(int index, CoreInstance instance) {
    String module = GuestText.escape(dump.moduleOf(instance));
    String memories = indices("memories", instance.memories());
    String globals = indices("globals", instance.globals());
    row("  %d  module %d %s%s%s", index, instance.moduleIndex(), module, memories, globals);
  }

  /// Writes the long and dense lists of globals, which some toolchains make, in short.
  private static String indices(String title, List<Integer> indices) {
    if (indices.isEmpty()) {
      return "";
    }
    String shown =
        indices.stream()
            .limit(VALUES_MAX)
            .map(index -> index == CoreInstance.NOT_DUMPED ? "?" : String.valueOf(index))
            .collect(Collectors.joining(", "));
    return ", " + title + " " + shown + (indices.size() > VALUES_MAX ? ", ..." : "");
  }

  private void thread(CoreThread thread) {
    List<DumpedCode.Place> places = code.places(dump, thread);
    rows(
        "thread " + GuestText.escape(thread.name()),
        thread.frames(),
        (i, frame) -> frame(i, frame, places.get(i)));
    if (thread.frames().isEmpty()) {
      row("thread %s: no frames", GuestText.escape(thread.name()));
    }
  }

  private void frame(int index, CoreFrame frame, DumpedCode.Place place) {
    String module = dump.moduleOf(dump.instances().get(frame.instanceIndex()));
    String function =
        place.function().map(GuestText::escape).orElse("<function " + frame.funcIndex() + ">");
    row(
        "  #%d %s!%s+0x%x%s (instance %d, function %d)",
        index,
        GuestText.escape(module),
        function,
        frame.codeOffset(),
        place.known().map(" at 0x%x"::formatted).orElse(""),
        frame.instanceIndex(),
        frame.funcIndex());
    place.calls().forEach(this::call);
    values("locals", frame.locals());
    values("operands", frame.stack());
  }

  private void call(SourceCall call) {
    String function = call.function().isEmpty() ? "<function>" : GuestText.escape(call.function());
    row(
        "       %s%s",
        function, call.file().isEmpty() ? "" : " at " + GuestText.escape(call.place()));
  }

  private void values(String title, List<CoreValue> values) {
    if (values.stream().allMatch(CoreValue.MISSING::equals)) {
      if (!values.isEmpty()) {
        row("       %s: %d, not known", title, values.size());
      }
      return;
    }
    String shown =
        values.stream().limit(VALUES_MAX).map(DumpedValue::text).collect(Collectors.joining(", "));
    row("       %s: %s%s", title, shown, values.size() > VALUES_MAX ? ", ..." : "");
  }

  private static String value(CoreGlobal global) {
    return global.value() instanceof CoreValue.Ref
        ? global.type() + " (the format does not keep references)"
        : DumpedValue.text(global.value());
  }

  private void memory(int index, CoreMemory memory) {
    row("  %d  %,d pages%s%s", index, memory.pageCount(), maximum(memory), summary(memory));
    List<long[]> ranges = ranges(memory);
    for (long[] range : ranges.subList(0, Math.min(RANGES_MAX, ranges.size()))) {
      row("       0x%08x to 0x%08x", range[0], range[1] - 1);
    }
    if (ranges.size() > RANGES_MAX) {
      row("       ... %d more ranges", ranges.size() - RANGES_MAX);
    }
  }

  private static String maximum(CoreMemory memory) {
    return memory.type().hasMax()
        ? String.format(Locale.ROOT, " of at most %,d", memory.type().maxPages())
        : "";
  }

  private String summary(CoreMemory memory) {
    if (isRedacted()) {
      return "";
    }
    long bytes = memory.segments().stream().mapToLong(DumpText::nonZeroBytes).sum();
    return bytes == 0
        ? ", all zeros"
        : String.format(Locale.ROOT, ", %,d bytes not zero, in:", bytes);
  }

  private static long nonZeroBytes(CoreSegment segment) {
    long count = 0;
    for (int i = segment.offset(); i < segment.offset() + segment.size(); i++) {
      count += segment.source()[i] == 0 ? 0 : 1;
    }
    return count;
  }

  private static List<long[]> ranges(CoreMemory memory) {
    var ranges = new ArrayList<long[]>();
    for (CoreSegment segment : memory.segments()) {
      if (!ranges.isEmpty() && segment.address() - ranges.getLast()[1] < NEAR_BYTES) {
        ranges.getLast()[1] = segment.end();
      } else {
        ranges.add(new long[] {segment.address(), segment.end()});
      }
    }
    return ranges;
  }

  @SuppressWarnings("AnnotateFormatMethod") // the annotation is no dependency of ours
  private void row(String format, Object... args) {
    out.append(String.format(Locale.ROOT, format, args)).append('\n');
  }
}
