package dev.cofferdam.isolation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.engine.Limits;
import dev.cofferdam.engine.WasmFrame;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CrashReportTest {
  private static final WasmFrame FRAME = new WasmFrame("app", 7, "crash", 0x1f2a);

  @Test
  void line_namesKindFunctionComponentAndPlace() {
    String line = report("plugin.wasm", List.of(FRAME)).toLine();

    assertEquals("unreachable in go of plugin.wasm at 0x1f2a - app!crash: unreachable", line);
  }

  @Test
  void text_ofAHostileName_isEscaped() {
    String text = report("a\u001b[31m\nb", List.of(FRAME)).toText();

    assertTrue(text.contains("a\\u{1b}[31m\\u{a}b"), text);
    assertFalse(text.contains("\u001b"), text);
  }

  @Test
  void text_ofADeepBacktrace_isCapped() {
    String text = report("p", Collections.nCopies(1_000, FRAME)).toText();

    assertTrue(text.contains("... 980 more"), text);
    assertTrue(text.lines().count() < 40, text);
  }

  @Test
  void json_hasTheKindAndTheFrames() {
    String json = report("p", List.of(FRAME)).toJson();

    assertTrue(json.startsWith("{\"kind\": \"unreachable\", "), json);
    assertTrue(json.contains("\"frames\": [{\"module\": \"app\", \"funcIndex\": 7"), json);
  }

  @Test
  void fingerprint_dependsOnTheInnermostFramesOnly() {
    var deep = List.of(FRAME, FRAME, FRAME, new WasmFrame("app", 9, "main", 1));

    assertEquals(
        report("p", List.of(FRAME, FRAME, FRAME)).fingerprint(), report("q", deep).fingerprint());
    assertNotEquals(report("p", List.of(FRAME)).fingerprint(), report("p", deep).fingerprint());
  }

  private static CrashReport report(String component, List<WasmFrame> frames) {
    return new CrashReport(
        new CrashReport.Failure("unreachable", "unreachable", frames, Optional.empty()),
        new CrashReport.Target(component, "00ff", "go"),
        new CrashReport.Usage(10, 65_536, Limits.untrusted()),
        new CrashReport.Moment(Instant.EPOCH, Duration.ofMillis(3), 1));
  }
}
