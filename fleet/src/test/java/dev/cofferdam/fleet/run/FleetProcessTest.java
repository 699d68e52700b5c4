package dev.cofferdam.fleet.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import dev.cofferdam.fleet.config.ConfigException;
import dev.cofferdam.fleet.config.FleetConfig;
import dev.cofferdam.fleet.control.ControlClient;
import dev.cofferdam.fleet.control.ControlException;
import dev.cofferdam.fleet.control.FleetRunningException;
import dev.cofferdam.fleet.control.Json;
import dev.cofferdam.fleet.log.FleetLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A fleet with everything around it.
@Timeout(120)
final class FleetProcessTest {
  private static final String QUIET = "[fleet]\nwatch = false\n" + FleetFolder.crashers("a");

  @TempDir private Path path;
  private FleetFolder folder;
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();

  @BeforeEach
  void makeFolder() {
    folder = FleetFolder.in(path);
  }

  private FleetProcess start(String text) throws IOException {
    FleetConfig config = folder.read(text);
    return FleetProcess.start(folder.file(), config, FleetLog.to(log, InstantSource.system()));
  }

  private JsonObject ask(String verb, String request) throws IOException {
    return ControlClient.find(path.resolve(".cofferdam/fleet"), "fleet.toml")
        .ask(verb, Json.readObject(request));
  }

  private String log() {
    return log.toString(StandardCharsets.US_ASCII);
  }

  private void crash() throws IOException {
    ask("call", "{\"guest\": \"a\", \"call\": \"unreachable()\"}");
  }

  @Test
  void loggedCrash_isInTheHistory() throws IOException {
    try (FleetProcess _ = start(QUIET)) {
      crash();
      RunningFleet.await(() -> log().contains("\"event\":\"crashed\""));

      JsonObject crashes = ask("crashes-list", "{}");

      assertEquals(1, crashes.getAsJsonArray("crashes").size());
    }
  }

  @Test
  void quarantine_isInForceAfterARestart() throws IOException {
    try (FleetProcess _ = start(QUIET)) {
      for (int i = 0; i < 3; i++) {
        crash();
      }
      RunningFleet.await(() -> log().contains("\"event\":\"quarantined\""));
    }
    try (FleetProcess again = start(QUIET)) {
      var row = again.snapshot().groups().getFirst().guests().getFirst();

      assertEquals("quarantined", row.state());
      assertEquals(0, row.counts().crashes());
    }
  }

  @Test
  void secondProcess_isRefused() throws IOException {
    try (FleetProcess _ = start(QUIET)) {
      var refused = assertThrows(FleetRunningException.class, () -> start(QUIET));

      assertEquals(
          "the fleet runs already, in process " + ProcessHandle.current().pid(),
          refused.getMessage());
    }
  }

  @Test
  void failedStart_leavesNothingBehind() throws IOException {
    Path history = Files.createDirectories(path.resolve("x.mv.db"));
    String text = "[history]\nfile = \"x\"\n" + QUIET;
    assertThrows(RuntimeException.class, () -> start(text));
    Files.delete(history);

    try (FleetProcess again = start(text)) {
      assertEquals("good", again.snapshot().history());
    }
  }

  @Test
  void invalidFile_changesNothingAndSaysWhy() throws IOException {
    try (FleetProcess process = start(QUIET)) {
      Files.writeString(folder.file(), QUIET + "[guests]\n");

      var refused = assertThrows(ControlException.class, () -> ask("reload", "{}"));

      assertThrows(ConfigException.class, process::reload);
      assertTrue(
          String.valueOf(refused.getMessage())
              .contains("unknown key 'guests'; did you mean 'guest'?"));
      assertTrue(log().contains("\"event\":\"reload-refused\""));
      assertEquals("ready", process.snapshot().groups().getFirst().guests().getFirst().state());
    }
  }

  @Test
  void changedSettings_areNamedAndKept() throws IOException {
    try (FleetProcess process = start(QUIET)) {
      folder.read("[fleet]\nwatch = false\ndrain = \"1s\"\n" + FleetFolder.crashers("a"));

      process.reload();

      assertTrue(log().contains("\"event\":\"settings-kept\""), log());
    }
  }

  @Test
  void watchedFile_isReadAgainByItself() throws IOException {
    try (FleetProcess process = start(FleetFolder.crashers("a"))) {
      folder.read(FleetFolder.crashers("a") + FleetFolder.crashers("b"));

      RunningFleet.await(() -> process.snapshot().groups().getFirst().guests().size() == 2);
    }
  }

  @Test
  void brokenFile_thatIsMended_isReadAgain() throws IOException {
    try (FleetProcess process = start(FleetFolder.crashers("a"))) {
      Files.writeString(folder.file(), "[[guest");
      RunningFleet.await(() -> log().contains("\"event\":\"reload-refused\""));

      folder.read(FleetFolder.crashers("a") + FleetFolder.crashers("b"));

      RunningFleet.await(() -> process.snapshot().groups().getFirst().guests().size() == 2);
    }
  }

  @Test
  void stop_isAnsweredAndReturnsFromAwait() throws Exception {
    try (FleetProcess process = start(QUIET)) {
      ask("stop", "{}");

      process.awaitStop();
    }
    assertTrue(log().contains("\"event\":\"stopped\",\"guest\":\"a\""), log());
    assertTrue(log().contains("\"event\":\"stopped-fleet\""), log());
  }

  @Test
  void missingMember_isNamed() throws IOException {
    try (FleetProcess _ = start(QUIET)) {
      var refused = assertThrows(ControlException.class, () -> ask("restart", "{}"));

      assertEquals("'guest' is missing", refused.getMessage());
    }
  }

  @Test
  void startedGuest_isInTheLog() throws IOException {
    try (FleetProcess _ = start(QUIET)) {
      assertTrue(log().contains("\"event\":\"started\",\"guest\":\"a\""), log());
    }
  }

  @Test
  void fileThatARefusedVersionNames_isWatched() throws IOException {
    try (FleetProcess process = start(FleetFolder.crashers("a"))) {
      Path other = Files.createDirectories(path.resolve("other")).resolve("good.wasm");
      String job = "[[guest]]\nname = \"job\"\ncomponent = \"other/good.wasm\"\n";
      Files.writeString(folder.file(), FleetFolder.crashers("a") + job);
      RunningFleet.await(() -> log().contains("\"event\":\"reload-refused\""));

      Files.write(other, Commands.GOOD);

      RunningFleet.await(() -> process.snapshot().groups().getFirst().guests().size() == 2);
    }
  }

  @Test
  void stopThatIsRequestedDuringTheStart_startsNoMoreGuests() throws Exception {
    var stop = new StopRequest();
    stop.make();

    FleetConfig config = folder.read(QUIET);
    var toLog = FleetLog.to(log, InstantSource.system());
    try (var process = FleetProcess.start(folder.file(), config, toLog, stop)) {
      process.awaitStop();

      assertEquals(List.of(), process.snapshot().groups());
    }
  }
}
