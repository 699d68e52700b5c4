package dev.cofferdam.fleet.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cofferdam.fleet.log.FleetLog;
import dev.cofferdam.history.HistoryState;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class HistoryLinesTest {
  private final FleetLog log =
      FleetLog.to(OutputStream.nullOutputStream(), () -> Instant.parse("2026-01-31T12:00:00Z"));

  @Test
  void historyThatIsAway_isLoggedWithTheReason() {
    var away = new HistoryState(7, 2, 1, Optional.of("the line is cut"));

    assertEquals("12:00:00 history-away 2 the line is cut 1", HistoryLines.of(log, away).toText());
  }

  @Test
  void historyThatIsBack_isLoggedWithWhatIsLost() {
    var back = new HistoryState(9, 0, 1, Optional.empty());

    assertEquals("12:00:00 history-back 1", HistoryLines.of(log, back).toText());
  }
}
