package dev.cofferdam.fleet.view;

import dev.cofferdam.engine.GuestText;
import dev.cofferdam.fleet.config.ByteSize;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Renders a snapshot for people: a tree of groups and guests, and the last lines of the log.
public final class FleetView {
  private FleetView() {}

  /// Returns lines that fit into a window. Where there are more guests than lines, the first are
  /// shown, and how many are left out.
  public static List<String> lines(FleetSnapshot snapshot, int width, int height) {
    List<String> tail = recent(snapshot);
    var lines = new ArrayList<String>(head(snapshot));
    List<String> rows = rows(snapshot);
    int room = Math.max(1, height - lines.size() - tail.size());
    lines.addAll(rows.size() <= room ? rows : cut(rows, room));
    lines.addAll(tail);
    return lines.stream().map(line -> fit(line, width)).limit(height).toList();
  }

  private static List<String> head(FleetSnapshot snapshot) {
    return List.of(
        "fleet %s   %s   history: %s"
            .formatted(
                snapshot.fleet(),
                snapshot.time().truncatedTo(ChronoUnit.SECONDS),
                snapshot.history()),
        "",
        row("GUEST", "STATE", "RESTARTS", "CRASHES", "WAITING", "FUEL", "MEMORY", ""));
  }

  private static List<String> rows(FleetSnapshot snapshot) {
    var rows = new ArrayList<String>();
    for (FleetSnapshot.Group group : snapshot.groups()) {
      boolean isNamed = !group.name().isEmpty();
      if (isNamed) {
        rows.add("%s (%s)".formatted(group.name(), group.strategy()));
      }
      group.guests().forEach(guest -> rows.add(row(guest, isNamed ? "  " : "")));
    }
    return rows;
  }

  private static String row(FleetSnapshot.Row row, String indent) {
    return row(
        indent + row.name(),
        row.state(),
        Long.toString(row.counts().restarts()),
        Long.toString(row.counts().crashes()),
        Integer.toString(row.counts().waitingCalls()),
        String.format(Locale.ROOT, "%,d", row.usage().fuel()),
        ByteSize.format(row.usage().memoryBytes()),
        GuestText.escape(row.note()));
  }

  private static String row(Object... cells) {
    return String.format(Locale.ROOT, "%-24s %-11s %8s %8s %7s %15s %9s  %s", cells)
        .stripTrailing();
  }

  private static List<String> cut(List<String> rows, int room) {
    var shown = new ArrayList<>(rows.subList(0, room - 1));
    shown.add("... %d more".formatted(rows.size() - shown.size()));
    return shown;
  }

  private static List<String> recent(FleetSnapshot snapshot) {
    if (snapshot.recent().isEmpty()) {
      return List.of();
    }
    var lines = new ArrayList<String>();
    lines.add("");
    snapshot.recent().forEach(line -> lines.add(GuestText.escape(line)));
    return lines;
  }

  private static String fit(String line, int width) {
    return line.codePointCount(0, line.length()) <= width
        ? line
        : line.substring(0, line.offsetByCodePoints(0, Math.max(0, width - 1))) + "…";
  }
}
