package dev.cofferdam.isolation.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.engine.WasmFrame;
import dev.cofferdam.wasm.dwarf.SourceCall;
import dev.cofferdam.wasm.dwarf.SourceLines;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SourceCallsTest {
  /// A module of which nothing is there but a section of 64 bytes of code, from offset 10.
  private static final byte[] MODULE = module();

  private static final WasmFrame FRAME = new WasmFrame("app", 0, "f", 20);

  @Test
  void names_areReadable() {
    byte[] file = DebugSample.addTo(MODULE, "_ZN4shop5totalEv", "a.c");

    assertEquals(
        List.of(new SourceCall("shop::total()", "a.c", 3, 5)), of(file, List.of(FRAME)).of(0));
  }

  @Test
  void frames_pastTheLimit_haveNoCalls() {
    int count = SourceCalls.FRAMES_MAX + 1;
    byte[] file = DebugSample.addTo(MODULE, "f", "a.c");

    var calls = of(file, Collections.nCopies(count, FRAME));

    assertEquals(1, calls.of(count - 2).size());
    assertEquals(List.of(), calls.of(count - 1));
  }

  @Test
  void longNames_areCut_andBoundedTogether() {
    byte[] file = DebugSample.addTo(MODULE, "f".repeat(6_000), "a".repeat(6_000));

    var calls = of(file, Collections.nCopies(100, FRAME));

    assertEquals(SourceCalls.TEXT_LENGTH_MAX, calls.of(0).getFirst().function().length());
    assertEquals(SourceCalls.TEXT_LENGTH_MAX, calls.of(0).getFirst().file().length());
    assertEquals(List.of(), calls.of(99));
  }

  @Test
  void textOfManyCalls_isBounded() {
    byte[] file = DebugSample.addTo(MODULE, "f".repeat(6_000), "a".repeat(6_000));
    var failure =
        new CrashReport.Failure(
            "unreachable",
            "unreachable",
            Collections.nCopies(1_000, FRAME),
            of(file, Collections.nCopies(1_000, FRAME)),
            Optional.empty(),
            List.of());

    var text = new StringBuilder();
    new BacktraceText(text).write(failure);

    assertTrue(text.length() < 300_000, () -> "" + text.length());
    assertTrue(text.toString().contains("... 980 more"), text::toString);
  }

  private static SourceCalls of(byte[] file, List<WasmFrame> frames) {
    return SourceCalls.of(frames, SourceLines.of(file));
  }

  private static byte[] module() {
    byte[] module = new byte[74];
    module[1] = 'a';
    module[2] = 's';
    module[3] = 'm';
    module[4] = 1;
    module[8] = 10;
    module[9] = 64;
    return module;
  }
}
