package dev.cofferdam.fleet.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What people see of a fleet, as a function of a snapshot.
final class FleetViewTest {
  private static final Path GOLDEN =
      Path.of("src/test/resources/dev/cofferdam/fleet/view/fleet-view.txt");

  private static final FleetSnapshot SNAPSHOT =
      new FleetSnapshot(
          "shop",
          Instant.parse("2026-01-31T12:00:00.123Z"),
          "good",
          List.of(
              new FleetSnapshot.Group("", "", List.of(row("mailer", "running", 0, 0, ""))),
              new FleetSnapshot.Group(
                  "front",
                  "one-for-all",
                  List.of(
                      row("pricing", "quarantined", 2, 3, "3 equal crashes in a row"),
                      row("search", "ready", 1_000, 1_001, "\u001b[2J")))),
          List.of("12:00:00 crashed pricing unreachable"));

  private static FleetSnapshot.Row row(
      String name, String state, long restarts, long crashes, String note) {
    return new FleetSnapshot.Row(
        name,
        state,
        new FleetSnapshot.Counts(restarts, crashes, 7),
        new FleetSnapshot.Usage(10_000_000_000L, 64 << 20),
        note);
  }

  @Test
  void view_isTheGolden() throws IOException {
    String view = String.join("\n", FleetView.lines(SNAPSHOT, 120, 40)) + "\n";
    if (Boolean.getBoolean("bless")) {
      Files.writeString(GOLDEN, view);
    }

    assertEquals(Files.readString(GOLDEN), view);
  }

  @Test
  void narrowWindow_cutsLines() {
    List<String> lines = FleetView.lines(SNAPSHOT, 30, 40);

    assertTrue(lines.stream().allMatch(line -> line.length() <= 30), lines::toString);
    assertEquals("fleet shop   2026-01-31T12:00…", lines.getFirst());
  }

  @Test
  void lowWindow_saysHowManyAreLeftOut() {
    var guests = IntStream.range(0, 100).mapToObj(i -> row("g" + i, "ready", 0, 0, "")).toList();
    var group = new FleetSnapshot.Group("", "", guests);
    var many = new FleetSnapshot("f", Instant.EPOCH, "good", List.of(group), List.of("last"));

    List<String> lines = FleetView.lines(many, 80, 10);

    assertEquals(10, lines.size());
    assertEquals(List.of("... 96 more", "", "last"), lines.subList(7, 10));
  }

  @Test
  void snapshot_asJsonAndBack_isTheSame() {
    assertEquals(SNAPSHOT, SnapshotJson.read(SnapshotJson.write(SNAPSHOT)));
  }
}
