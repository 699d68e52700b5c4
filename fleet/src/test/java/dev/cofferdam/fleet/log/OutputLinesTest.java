package dev.cofferdam.fleet.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OutputLinesTest {
  /// Two lines of nine bytes with their ends.
  private static final int BUDGET = 2 * (OutputLines.LINE_COST_BYTES + 5);

  private Instant now = Instant.parse("2026-01-31T12:00:00Z");
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final FleetLog log = FleetLog.to(out, () -> now);
  private final OutputLines lines = new OutputLines(log, "g", "stdout", BUDGET);

  @Test
  void output_isLoggedLineByLine() {
    print("ab");
    print("c\nd\ne");

    assertEquals(
        List.of("12:00:00 output g stdout abc", "12:00:00 output g stdout d"), log.recent());
  }

  @Test
  void outputBeyondTheBudget_isDroppedAndCountedLater() {
    print("0123\n5678\nmuch\nmore\n");
    now = now.plus(Duration.ofMinutes(1));
    print("again\n");

    assertEquals(
        List.of(
            "12:00:00 output g stdout 0123",
            "12:00:00 output g stdout 5678",
            "12:01:00 output-dropped g stdout 10",
            "12:01:00 output g stdout again"),
        log.recent());
  }

  @Test
  void longLine_isCut() {
    var wide = new OutputLines(log, "g", "stdout", 100_000);

    wide.write(new byte[4_097], 0, 4_097);

    assertEquals(1, log.recent().size());
  }

  @Test
  void lineWithoutItsEnd_isLoggedWhenTheOutputIsFinished() {
    print("ab\nlast one that is long");

    lines.finish();
    lines.finish();

    assertEquals(
        List.of(
            "12:00:00 output g stdout ab",
            "12:00:00 output g stdout last on",
            "12:00:00 output-dropped g stdout 14"),
        log.recent());
  }

  @Test
  void emptyLines_costWhatTheyTakeInTheLog() {
    print("\n".repeat(1 << 20));

    assertTrue(out.size() <= BUDGET, () -> out.size() + " bytes");
  }

  @Test
  void escapedBytes_costWhatTheyTakeInTheLog() {
    var wide = new OutputLines(log, "g", "stdout", 1_000);
    wide.write(new byte[1_000], 0, 1_000);
    wide.finish();

    assertTrue(out.size() <= 1_100, () -> out.size() + " bytes");
  }

  private void print(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    lines.write(bytes, 0, bytes.length);
  }
}
