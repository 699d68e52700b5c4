package dev.cofferdam.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.fleet.view.FleetSnapshot;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class LiveViewTest {
  private static final FleetSnapshot EMPTY =
      new FleetSnapshot("shop", Instant.EPOCH, "good", List.of(), List.of());

  @Test
  void frame_isDrawnOverTheOneBefore() {
    String frame = LiveView.frame(EMPTY, 80, 24);

    assertTrue(frame.startsWith("\033[Hfleet shop   1970-01-01T00:00:00Z"), frame);
    assertTrue(frame.endsWith("\033[K\r\n\033[J"), frame);
  }

  @Test
  void frame_neverScrollsTheWindow() {
    assertEquals(2, LiveView.frame(EMPTY, 80, 3).lines().filter(l -> l.contains("\033[K")).count());
  }

  @Test
  @Timeout(60)
  void closedView_leavesTheTerminalAsItWas() {
    var out = new ByteArrayOutputStream();
    LiveView.start(new PrintStream(out, true, StandardCharsets.UTF_8), () -> EMPTY).close();

    String written = out.toString(StandardCharsets.UTF_8);

    assertTrue(written.startsWith("\033[?1049h\033[?25l"), written);
    assertTrue(written.endsWith("\033[?25h\033[?1049l"), written);
  }

  @Test
  void size_isWhatSttySaysOrTheUsual() {
    assertEquals(new TerminalSize(50, 132), TerminalSize.parse("50 132\n"));
    assertEquals(new TerminalSize(24, 80), TerminalSize.parse("0 0\n"));
    assertEquals(new TerminalSize(24, 80), TerminalSize.parse(""));
  }
}
