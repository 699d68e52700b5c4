package dev.cofferdam.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the verbs of a fleet say where none runs, or its files are wrong.
final class NoFleetTest {
  private static final String EXAMPLE = "../examples/fleet/fleet.toml";

  @TempDir private Path folder;

  @Test
  void ps_withoutARunningFleet_saysHowToStartIt() throws IOException {
    Path file = Files.writeString(folder.resolve("fleet.toml"), "");

    var run = CommandRun.of("ps", "--fleet", file.toString());

    assertEquals(69, run.exitCode());
    assertEquals(
        "cofferdam: no fleet runs for %s; start it with: cofferdam supervise %s%n"
            .formatted(file, file),
        run.err());
  }

  @Test
  void ps_withoutAFleetFile_namesTheOption() {
    var run = CommandRun.of("ps", "--fleet", "none.toml");

    assertEquals(2, run.exitCode());
    assertEquals(
        "cofferdam: there is no file none.toml; name the fleet's file with --fleet\n", run.err());
  }

  @Test
  void crashes_withoutFleetAndHistory_saysSo() throws IOException {
    Path file = Files.writeString(folder.resolve("fleet.toml"), "");

    var run = CommandRun.of("crashes", "list", "--fleet", file.toString());

    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains("there is no crash history at "), run.err());
  }

  @Test
  void exampleFleet_isRight() {
    assertEquals(
        new CommandRun(0, EXAMPLE + ": 3 guests; nothing is wrong\n", ""),
        CommandRun.of("supervise", "--check", EXAMPLE));
  }

  @Test
  void fleetWhoseGuestsWouldNotStart_isWrong() throws IOException {
    Path component = Path.of("../examples/crashers/crashers.wasm").toAbsolutePath().normalize();
    String text =
        "[history]\nfile = \"a;b\"\n[[guest]]\ncomponent = \"%s\"\n".formatted(component)
            + "supervision = { probes = { liveness = { function = \"pong\" } } }\n";
    Path file = Files.writeString(folder.resolve("fleet.toml"), text);

    var run = CommandRun.of("supervise", "--check", file.toString());

    assertEquals(65, run.exitCode());
    assertTrue(run.err().contains("H2 takes no ';' in a path"), run.err());
    assertTrue(run.err().contains("crashers: there is no function 'pong' to probe"), run.err());
    assertTrue(run.err().contains("nobody defines the import 'demo:crashers/host@0.1.0'"));
  }

  @Test
  void wrongFleet_isNotStarted() throws IOException {
    Path file = Files.writeString(folder.resolve("fleet.toml"), "[fleets]\n");

    var run = CommandRun.of("supervise", file.toString());

    assertEquals(65, run.exitCode());
    assertTrue(
        run.err().startsWith("cofferdam: the files are wrong; nothing was started\n"), run.err());
    assertTrue(run.err().contains("fleet.toml:1:1: unknown key 'fleets'; did you mean 'fleet'?"));
  }
}
