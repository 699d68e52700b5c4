package dev.cofferdam.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The verbs that talk to a fleet that is stopped, or whose files are spoilt.
@Timeout(120)
final class FleetEndTest {
  @TempDir private Path folder;
  private TestFleet fleet;

  @BeforeEach
  void start() throws IOException {
    fleet = TestFleet.start(folder, "pricing");
  }

  @AfterEach
  void stop() throws IOException {
    fleet.close();
  }

  @Test
  void crashes_areThereWhetherTheFleetRunsOrNot() throws IOException {
    fleet.run("call", "pricing", "divide(1, 0)");
    fleet.process().close();

    CommandRun list = fleet.run("crashes", "list", "--guest", "pricing", "--since", "1h");
    CommandRun top = fleet.run("crashes", "top");

    assertTrue(list.out().contains("integer-divide-by-zero"), list.out());
    assertTrue(top.out().contains("       1 integer-divide-by-zero"), top.out());
  }

  @Test
  void stop_endsTheFleet() throws InterruptedException {
    assertEquals(new CommandRun(0, "", ""), fleet.run("stop"));

    fleet.process().awaitStop();
  }

  @Test
  void reloadOfAWrongFile_changesNothingAndSaysWhy() throws IOException {
    Files.writeString(fleet.file(), Files.readString(fleet.file()) + "\n[guests]\n");

    CommandRun run = fleet.run("reload");

    assertEquals(2, run.exitCode());
    assertTrue(run.err().startsWith("cofferdam: nothing was changed:\n"), run.err());
    assertTrue(run.err().contains("unknown key 'guests'; did you mean 'guest'?"), run.err());
  }
}
