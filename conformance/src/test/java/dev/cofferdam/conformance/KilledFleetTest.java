package dev.cofferdam.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What is left of a fleet whose process is killed in the middle of a storm of crashes.
@Tag("suites")
final class KilledFleetTest {
  private static final int CRASHES_MIN = 20;
  private static final int CRASHES_MORE = 150;

  @TempDir private Path folder;

  @Test
  @Timeout(300)
  void oneKill_losesNoAcknowledgedCrashAndNoQuarantine() throws Exception {
    assertKillsLoseNothing(1);
  }

  @Test
  @Timeout(1_800)
  void tenKills_loseNoAcknowledgedCrashAndNoQuarantine() throws Exception {
    assertKillsLoseNothing(10);
  }

  @Test
  @Timeout(300)
  void terminatedFleet_stopsInReverseOrderAndExits0() throws Exception {
    KilledFleet.prepare(folder);
    try (KilledFleet fleet = KilledFleet.start(folder)) {
      assertEquals(0, fleet.terminate());

      List<String> told = fleet.told();
      assertEquals(
          List.of(
              "stopped job",
              "stopped poison",
              "stopped storm-2",
              "stopped storm-1",
              "stopped-fleet"),
          told.subList(told.size() - 5, told.size()));
    }
  }

  @Test
  @Timeout(300)
  void fleetThatIsHungUp_readsItsFilesAgain() throws Exception {
    KilledFleet.prepare(folder);
    try (KilledFleet fleet = KilledFleet.start(folder)) {
      fleet.change("name = \"poison\"", "name = \"cure\"");

      fleet.hangUp();

      fleet.awaitTold("reloaded");
      assertEquals("3", fleet.call("cure", "add(1, 2)").get("result").getAsString());
      assertTrue(fleet.told().contains("stopped poison"));
    }
  }

  private void assertKillsLoseNothing(int kills) throws Exception {
    long seed = new Random().nextLong();
    var random = new Random(seed);
    KilledFleet.prepare(folder);
    for (int i = 0; i < kills; i++) {
      String round = "round %d of seed %d".formatted(i, seed);
      try (KilledFleet fleet = KilledFleet.start(folder)) {
        if (i > 0) {
          assertInOrder(fleet, round);
          fleet.release();
        }
        fleet.storm(CRASHES_MIN + random.nextInt(CRASHES_MORE));
      }
      assertEquals(Set.of(), KilledFleet.missing(folder), round);
    }
    try (KilledFleet fleet = KilledFleet.start(folder)) {
      assertInOrder(fleet, "after the last round of seed " + seed);
    }
  }

  private static void assertInOrder(KilledFleet fleet, String round) throws IOException {
    for (String name : Set.of("poison", "job")) {
      JsonObject guest = fleet.guest(name);
      assertEquals("quarantined", guest.get("state").getAsString(), round);
      assertEquals(0, guest.get("crashes").getAsInt(), round);
      assertEquals(0, guest.get("restarts").getAsInt(), round);
    }
    fleet.awaitReady("storm-1");
    JsonObject answer = fleet.call("storm-1", "add(1, 2)");
    assertEquals("3", answer.get("result").getAsString(), round);
  }
}
