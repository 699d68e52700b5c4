package dev.cofferdam.fleet.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.fleet.view.FleetSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class ReloadTest {
  private static final String A = FleetFolder.crashers("a");
  private static final String B = FleetFolder.crashers("b");

  @TempDir private Path path;
  private FleetFolder folder;

  @BeforeEach
  void makeFolder() {
    folder = FleetFolder.in(path);
  }

  private ReloadReport reload(String before, String after) {
    try (var running = RunningFleet.of(folder.read(before))) {
      return running.fleet().reload(folder.read(after));
    }
  }

  @Test
  void sameFiles_changeNothing() {
    assertEquals("nothing changed", reload(A, A).sentence());
  }

  @Test
  void newGuest_isStarted() {
    assertEquals(new ReloadReport(List.of(), List.of(), List.of("b"), List.of()), reload(A, A + B));
  }

  @Test
  void removedGuest_isStopped() {
    assertEquals(new ReloadReport(List.of("a"), List.of(), List.of(), List.of()), reload(A + B, B));
  }

  @Test
  void changedLimit_replacesTheGuest() {
    assertEquals(
        new ReloadReport(List.of(), List.of("a"), List.of(), List.of()),
        reload(A + B, A + "limits = { fuel = 7_000_000 }\n" + B));
  }

  @Test
  void changedComponent_isReplacedWithoutLosingTheGuest() throws IOException {
    String text = "[[guest]]\nname = \"job\"\ncomponent = \"job.wasm\"\n";
    Files.write(path.resolve("job.wasm"), Commands.GOOD);
    try (var running = RunningFleet.of(folder.read(text))) {
      Files.write(path.resolve("job.wasm"), Commands.BAD);

      ReloadReport report = running.fleet().reload(folder.read(text));

      assertEquals(List.of("job"), report.replaced());
      RunningFleet.await(() -> running.row("job").note().equals("ended with an error"));
    }
  }

  @Test
  void otherMailbox_startsTheGuestAnew() {
    try (var running = RunningFleet.of(folder.read(A))) {
      running.call("a", "unreachable()");

      running.fleet().reload(folder.read(A + "supervision = { mailbox = 7 }\n"));

      assertEquals(new FleetSnapshot.Counts(0, 0, 0), running.row("a").counts());
      assertTrue(running.call("a", "add(1, 2)").contains("\"result\":\"3\""));
    }
  }

  @Test
  void newVersionThatCannotBeLinked_leavesTheOldOne() {
    String unlinkable = A + "grants = { trap-unknown-imports = false }\n";
    try (var running = RunningFleet.of(folder.read(A))) {
      ReloadReport report = running.fleet().reload(folder.read(unlinkable));

      assertEquals(1, report.failures().size());
      assertTrue(
          report.failures().getFirst().startsWith("a did not start, and goes on as it was: "));
      assertTrue(running.call("a", "add(1, 2)").contains("\"result\":\"3\""));
    }
  }

  @Test
  void failedReplacement_isTriedAgainAtTheNextReload() {
    String unlinkable = A + "grants = { trap-unknown-imports = false }\n";
    try (var running = RunningFleet.of(folder.read(A))) {
      running.fleet().reload(folder.read(unlinkable));

      assertEquals(List.of("a"), running.fleet().reload(folder.read(unlinkable)).replaced());
    }
  }

  @Test
  void orderOfTheFile_isTheOrderOfTheSnapshot() {
    try (var running = RunningFleet.of(folder.read(A))) {
      running.fleet().reload(folder.read(B + A));

      var rows = running.fleet().snapshot().groups().getFirst().guests();
      assertEquals(List.of("b", "a"), rows.stream().map(FleetSnapshot.Row::name).toList());
    }
  }

  @Test
  void otherMailbox_ofAVersionThatCannotBeLinked_startsTheOldOneAgain() {
    String unlinkable =
        A + "grants = { trap-unknown-imports = false }\n" + "supervision = { mailbox = 7 }\n";
    try (var running = RunningFleet.of(folder.read(A))) {
      ReloadReport report = running.fleet().reload(folder.read(unlinkable));

      assertTrue(
          report.failures().getFirst().startsWith("a did not start, and was started again as it"),
          report.failures().toString());
      assertTrue(running.call("a", "add(1, 2)").contains("\"result\":\"3\""));
    }
  }

  @Test
  void guestThatIsDown_isTriedAgainByAndByAfterAReload() {
    String dying =
        "[[guest]]\n"
            + "name = \"a\"\n"
            + "component = \"crashers.toml\"\n"
            + "supervision = { crashes = { any-in-row = 2 }, backoff = { first = \"1ms\", max ="
            + " \"1ms\" } }\n"
            + "limits = { fuel = %d }";
    try (var running = RunningFleet.of(folder.read(dying.formatted(7)))) {
      RunningFleet.await(() -> failedStarts(running) == 2);

      running.fleet().reload(folder.read(dying.formatted(8)));

      RunningFleet.await(() -> failedStarts(running) == 4);
    }
  }

  private static long failedStarts(RunningFleet running) {
    return running.log().lines().filter(line -> line.contains("start-failed")).count();
  }
}
