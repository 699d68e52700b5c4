package dev.cofferdam.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.fleet.config.FleetReader;
import dev.cofferdam.fleet.log.FleetLog;
import dev.cofferdam.fleet.run.FleetProcess;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The verbs that talk to a running fleet.
@Timeout(120)
final class FleetCommandsTest {
  private static final String FLEET =
      """
      [fleet]
      watch = false
      [[guest]]
      name = "pricing"
      component = "CRASHERS"
      limits = { memory = "8MiB", fuel = 10_000_000 }
      grants = { trap-unknown-imports = true }
      """;

  @TempDir private Path folder;
  private Path file;
  private FleetProcess process;

  @BeforeEach
  void start() throws IOException {
    Path component = Path.of("../examples/crashers/crashers.wasm").toAbsolutePath().normalize();
    file =
        Files.writeString(
            folder.resolve("fleet.toml"), FLEET.replace("CRASHERS", component.toString()));
    var log = FleetLog.to(OutputStream.nullOutputStream(), InstantSource.system());
    process = FleetProcess.start(file, FleetReader.read(file), log);
  }

  @AfterEach
  void stop() throws IOException {
    process.close();
  }

  private CommandRun run(String... args) {
    String[] all = new String[args.length + 2];
    System.arraycopy(args, 0, all, 0, args.length);
    all[args.length] = "--fleet";
    all[args.length + 1] = file.toString();
    return CommandRun.of(all);
  }

  @Test
  void call_printsTheResultAsWave() {
    assertEquals(
        new CommandRun(0, "\"Hello, Ada!\"\n", ""), run("call", "pricing", "greet(\"Ada\")"));
  }

  @Test
  void crash_givesTheExitCodeOfItsKindAndTheReport() {
    CommandRun trap = run("call", "pricing", "divide(1, 0)");
    CommandRun fuel = run("call", "pricing", "infinite-loop()");

    assertEquals(134, trap.exitCode());
    assertTrue(trap.err().startsWith("crash: integer-divide-by-zero: "), trap.err());
    assertEquals(137, fuel.exitCode());
  }

  @Test
  void quarantinedGuest_exits75AndIsReleased() {
    for (int i = 0; i < 3; i++) {
      run("call", "pricing", "unreachable()");
    }

    CommandRun refused = run("call", "pricing", "add(1, 2)");
    CommandRun released = run("release", "pricing");

    assertEquals(75, refused.exitCode());
    assertTrue(refused.err().startsWith("cofferdam: pricing: quarantined: 3 equal crashes"));
    assertEquals(new CommandRun(0, "", ""), released);
    assertEquals("3\n", run("call", "pricing", "add(1, 2)").out());
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
    assertEquals(new CommandRun(0, "", ""), run("restart", "pricing"));
  }

  @Test
  void reload_saysWhatWasDone() {
    assertEquals(new CommandRun(0, "nothing changed\n", ""), run("reload"));
  }

  @Test
  void reloadOfAWrongFile_changesNothingAndSaysWhy() throws IOException {
    Files.writeString(file, Files.readString(file) + "\n[guests]\n");

    CommandRun run = run("reload");

    assertEquals(2, run.exitCode());
    assertTrue(run.err().startsWith("cofferdam: nothing was changed:\n"), run.err());
    assertTrue(run.err().contains("unknown key 'guests'; did you mean 'guest'?"), run.err());
  }

  @Test
  void crashes_areThereWhetherTheFleetRunsOrNot() throws IOException {
    run("call", "pricing", "divide(1, 0)");
    process.close();

    CommandRun list = run("crashes", "list", "--guest", "pricing", "--since", "1h");
    CommandRun top = run("crashes", "top");

    assertTrue(list.out().contains("integer-divide-by-zero"), list.out());
    assertTrue(top.out().contains("       1 integer-divide-by-zero"), top.out());
  }

  @Test
  void crashesShow_hasTheBacktrace() {
    run("call", "pricing", "divide(1, 0)");

    CommandRun run = run("crashes", "show", "1");

    assertTrue(
        run.out().contains("\"function\":\"exports_demo_crashers_traps_divide\""), run.out());
  }

  @Test
  void stop_endsTheFleet() throws InterruptedException {
    assertEquals(new CommandRun(0, "", ""), run("stop"));

    process.awaitStop();
  }
}
