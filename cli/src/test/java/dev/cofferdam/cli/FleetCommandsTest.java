package dev.cofferdam.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The verbs that talk to a running fleet, which goes on whatever they do: tests that change a
/// guest have one of their own.
@Timeout(120)
final class FleetCommandsTest {
  @TempDir private static Path folder;
  private static TestFleet fleet;

  @BeforeAll
  static void start() throws IOException {
    fleet = TestFleet.start(folder, "pricing", "crashing", "poisoned", "restarted", "shown");
  }

  @AfterAll
  static void stop() throws IOException {
    fleet.close();
  }

  private static CommandRun run(String... args) {
    return fleet.run(args);
  }

  @Test
  void call_printsTheResultAsWave() {
    assertEquals(
        new CommandRun(0, "\"Hello, Ada!\"\n", ""), run("call", "pricing", "greet(\"Ada\")"));
  }

  @Test
  void crash_givesTheExitCodeOfItsKindAndTheReport() {
    CommandRun trap = run("call", "crashing", "divide(1, 0)");
    CommandRun fuel = run("call", "crashing", "infinite-loop()");

    assertEquals(134, trap.exitCode());
    assertTrue(trap.err().startsWith("crash: integer-divide-by-zero: "), trap.err());
    assertEquals(137, fuel.exitCode());
  }

  @Test
  void quarantinedGuest_exits75AndIsReleased() {
    for (int i = 0; i < 3; i++) {
      run("call", "poisoned", "unreachable()");
    }

    CommandRun refused = run("call", "poisoned", "add(1, 2)");
    CommandRun released = run("release", "poisoned");

    assertEquals(75, refused.exitCode());
    assertTrue(refused.err().startsWith("cofferdam: poisoned: quarantined: 3 equal crashes"));
    assertEquals(new CommandRun(0, "", ""), released);
    assertEquals("3\n", run("call", "poisoned", "add(1, 2)").out());
  }

  @Test
  void ps_listsGuests() {
    CommandRun people = run("ps");
    CommandRun machines = run("ps", "--json");

    assertEquals(0, people.exitCode(), people.err());
    assertTrue(people.out().contains("pricing                  ready"), people.out());
    assertTrue(machines.out().startsWith("{\"fleet\":\"fleet\","), machines.out());
  }

  @Test
  void restart_ofAnUnknownGuest_suggestsTheNearest() {
    CommandRun run = run("restart", "prising");

    assertEquals(2, run.exitCode());
    assertEquals("cofferdam: there is no guest 'prising'; did you mean 'pricing'?\n", run.err());
  }

  @Test
  void restart_isDone() {
    assertEquals(new CommandRun(0, "", ""), run("restart", "restarted"));
  }

  @Test
  void reload_saysWhatWasDone() {
    assertEquals(new CommandRun(0, "nothing changed\n", ""), run("reload"));
  }

  @Test
  void crashesShow_hasTheBacktrace() {
    run("call", "shown", "divide(1, 0)");

    CommandRun run = run("crashes", "show", numberOfCrash("shown"));

    assertTrue(
        run.out().contains("\"function\":\"exports_demo_crashers_traps_divide\""), run.out());
  }

  /// Returns the number of a guest's only crash once the history has it.
  private static String numberOfCrash(String guest) {
    String list = "";
    while (!list.contains(" " + guest + " ")) {
      list = run("crashes", "list", "--guest", guest).out();
    }
    return list.lines().toList().getLast().strip().split(" ", 2)[0];
  }
}
