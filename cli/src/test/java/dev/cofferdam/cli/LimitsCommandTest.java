package dev.cofferdam.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LimitsCommandTest {
  private static final String GUEST =
      """
      (module (memory 3) (table 700 funcref)
        (func $deep (param i32)
          (if (local.get 0) (then (call $deep (i32.sub (local.get 0) (i32.const 1))))))
        (func (export "work") (param i32) (result i32) (call $deep (local.get 0)) (i32.const 7))
        (func (export "crash") unreachable))
      """;

  @TempDir private Path directory;
  private String file = "";

  @BeforeEach
  void writeGuest() throws IOException {
    file = Files.writeString(directory.resolve("guest.wat"), GUEST).toString();
  }

  @Test
  void run_isMeasuredAndLimitsProposedInBothForms() {
    CommandRun run = CommandRun.of("limits", "suggest", "--", "run", "--invoke", "work(99)", file);

    assertEquals(0, run.exitCode(), run.err());
    assertTrue(run.out().startsWith("7"), run.out());
    assertTrue(run.out().contains("  --memory 1MiB --fuel 1000000 --timeout "), run.out());
    assertTrue(run.out().contains("[limits]\nmemory = \"1MiB\"\nfuel = 1000000\n"), run.out());
    assertTrue(run.out().contains("table-elements = 1400"), run.out());
  }

  @Test
  void proposal_letsTheSameRunPass() {
    CommandRun proposal =
        CommandRun.of("limits", "suggest", "--", "run", "--invoke", "work(5000)", file);
    String options =
        proposal.out().lines().filter(line -> line.startsWith("  --")).findFirst().orElseThrow();

    String line = "run " + options.strip() + " --invoke work(5000) " + file;
    CommandRun again = CommandRun.of(line.split(" "));

    assertEquals(0, again.exitCode(), again.err());
  }

  @Test
  void json_isTheLastLine() {
    CommandRun run =
        CommandRun.of("limits", "suggest", "--json", "--", "run", "--invoke", "work(1)", file);

    String last = run.out().lines().toList().getLast();
    assertTrue(last.startsWith("{\"memory\": {\"used\": 196608, \"proposed\": 1048576"), last);
  }

  @Test
  void guestThatCrashes_getsNoProposal() {
    CommandRun run = CommandRun.of("limits", "suggest", "--", "run", "--invoke", "crash()", file);

    assertEquals(ExitCode.TRAP, run.exitCode());
    assertEquals("", run.out());
  }

  @Test
  void otherVerb_isRefused() {
    CommandRun run = CommandRun.of("limits", "suggest", "--", "demo");

    assertEquals(ExitCode.USAGE, run.exitCode());
    assertTrue(run.err().contains("cofferdam limits suggest -- run"), run.err());
  }
}
