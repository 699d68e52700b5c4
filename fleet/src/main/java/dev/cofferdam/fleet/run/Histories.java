package dev.cofferdam.fleet.run;

import dev.cofferdam.fleet.config.HistoryConfig;
import dev.cofferdam.history.HistorySpec;
import dev.cofferdam.history.HistoryState;

/// Opens the crash history that a fleet's file names, and says how it fares.
public final class Histories {
  private Histories() {}

  /// Returns how the history is opened.
  public static HistorySpec spec(HistoryConfig config) {
    return switch (config) {
      case HistoryConfig.File(var path) -> HistorySpec.ofFile(path);
      case HistoryConfig.Url(var url, var properties) -> HistorySpec.ofUrl(url, properties);
    };
  }

  /// Returns how it fares, for people.
  static String sentence(HistoryState state) {
    String lost = state.lostCount() == 0 ? "" : ", %d lost".formatted(state.lostCount());
    return state
        .failure()
        .map(why -> "away, %d wait%s (%s)".formatted(state.pendingCount(), lost, why))
        .orElse("good" + lost);
  }
}
