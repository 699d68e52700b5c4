package dev.cofferdam.isolation.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.engine.Limits;
import dev.cofferdam.engine.WasmFrame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
  void text_tellsTheLastHostCallsAndWhatWasOpen() {
    String text = report("p", List.of(FRAME)).toText();

    assertTrue(text.contains("host calls  host#log"), text);
    assertTrue(text.contains("opened      2, open then {file=1}"), text);
  }

  @Test
  void json_hasMembersOfTheSchemaOnly() throws IOException {
    String schema = Files.readString(Path.of("../docs/crash-report.schema.json"));
    String report = report("p", List.of(FRAME)).toJson();

    Matcher names = Pattern.compile("\"([A-Za-z]+)\": ").matcher(report);
    while (names.find()) {
      String name = names.group(1);
      assertTrue(name.equals("file") || schema.contains('"' + name + '"'), name);
    }
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
        new CrashReport.Failure(
            "unreachable", "unreachable", frames, Optional.empty(), List.of("host#log")),
        new CrashReport.Target(component, "00ff", "go"),
        new CrashReport.Usage(
            10,
            new CrashReport.Memory(65_536, 65_536),
            new CrashReport.Resources(2, Map.of("file", 1)),
            Limits.untrusted(),
            Optional.of("more")),
        new CrashReport.Moment(Instant.EPOCH, Duration.ofMillis(3), 1));
  }
}
