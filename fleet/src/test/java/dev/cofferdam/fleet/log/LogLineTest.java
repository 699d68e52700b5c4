package dev.cofferdam.fleet.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class LogLineTest {
  private static final Instant TIME = Instant.parse("2026-01-31T12:00:00Z");

  @Test
  void line_forMachines_isOneObjectInAscii() {
    LogLine line =
        LogLine.of(TIME, "output").with("guest", "a").with("text", "\u001b[2J\u202e").with("n", 3);

    assertEquals(
        "{\"time\":\"2026-01-31T12:00:00Z\",\"event\":\"output\",\"guest\":\"a\","
            + "\"text\":\"\\u001b[2J\\u202e\",\"n\":3}",
        line.toJson());
  }

  @Test
  void line_forPeople_movesNoCursor() {
    LogLine line = LogLine.of(TIME, "output").with("guest", "a").with("text", "\u001b[2J");

    assertEquals("12:00:00 output a \\u{1b}[2J", line.toText());
  }
}
