package dev.cofferdam.fleet.run;

import dev.cofferdam.fleet.log.FleetLog;
import dev.cofferdam.fleet.log.LogLine;
import dev.cofferdam.history.HistoryState;

/// The lines of the log about the crash history, which is away or back.
final class HistoryLines {
  private HistoryLines() {}

  static LogLine of(FleetLog log, HistoryState state) {
    return state
        .failure()
        .map(why -> log.line("history-away").with("waiting", state.pendingCount()).with("why", why))
        .orElseGet(() -> log.line("history-back"))
        .with("lost", state.lostCount());
  }
}
