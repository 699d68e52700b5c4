package dev.cofferdam.fleet.run;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// Collects who is to be restarted because of others, and has it done by and by: a guest that
/// crashes often makes its group restart a few times a second at most.
final class GroupRestarts {
  private static final Duration DELAY = Duration.ofMillis(200);

  private final FleetTimer timer;
  private final Consumer<List<String>> restart;
  private final Set<String> waiting = new LinkedHashSet<>();

  /// @param restart restarts guests by their names
  GroupRestarts(FleetTimer timer, Consumer<List<String>> restart) {
    this.timer = timer;
    this.restart = restart;
  }

  synchronized void add(List<String> names) {
    boolean isFirst = waiting.isEmpty();
    waiting.addAll(names);
    if (isFirst && !names.isEmpty()) {
      timer.after(DELAY, this::restartWaiting);
    }
  }

  private void restartWaiting() {
    restart.accept(takeWaiting());
  }

  private synchronized List<String> takeWaiting() {
    var names = List.copyOf(waiting);
    waiting.clear();
    return names;
  }
}
