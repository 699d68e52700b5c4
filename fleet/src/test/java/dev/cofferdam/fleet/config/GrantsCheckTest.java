package dev.cofferdam.fleet.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Grants by which a guest would come at more than a directory's contents.
final class GrantsCheckTest {
  @TempDir private Path path;
  private ConfigFolder folder;

  @BeforeEach
  void makeFolders() throws IOException {
    folder = ConfigFolder.in(path);
    Files.createDirectories(path.resolve("data/b/c"));
    Files.createDirectories(path.resolve("kept"));
  }

  private static String guest(String name, String grant) {
    return """
    [[guest]]
    name = "%s"
    component = "empty.wasm"
    grants = { dirs = ["%s"] }
    """
        .formatted(name, grant);
  }

  private void assertRefused(String why, String fleet) {
    String problems = folder.problems(fleet);

    assertTrue(problems.contains(why), problems);
  }

  @Test
  void directory_belowOneThatAnotherGuestMayWriteTo_isRefused() {
    assertEquals(
        "fleet.toml:5:1: the guest 'b' is granted data/b/c, which 'a' could put something else in"
            + " place of: it may write to data",
        folder.problems(guest("a", "data") + guest("b", "data/b/c::/data:ro")));
  }

  @Test
  void directory_belowOneThatTheSameGuestMayWriteTo_isRefused() {
    assertRefused("the guest 'a' is granted data/b, which 'a'", guest("a", "data\", \"data/b"));
  }

  @Test
  void directory_throughALinkThatAnotherGuestMayChange_isRefused() throws IOException {
    Files.createSymbolicLink(path.resolve("data/link"), path.resolve("kept"));

    assertRefused("is granted data/link", guest("a", "data") + guest("b", "data/link:ro"));
  }

  @Test
  void directory_thatSeveralGuestsMayWriteTo_isGranted() {
    assertEquals(2, folder.read(guest("a", "data") + guest("b", "data")).guests().size());
  }

  @Test
  void directory_belowOneThatMayOnlyBeRead_isGranted() {
    assertEquals(2, folder.read(guest("a", "data:ro") + guest("b", "data/b")).guests().size());
  }

  @Test
  void directory_withTheFleetsState_isRefused() {
    assertRefused("which no guest may have: the fleet's state folder is at", guest("a", ".:ro"));
  }

  @Test
  void directory_insideTheFleetsState_isRefused() {
    String state = "[fleet]\nstate = \"data\"\n";

    assertRefused("the fleet's state folder is at data", state + guest("a", "data/b:ro"));
  }

  @Test
  void directory_withTheLog_isRefused() {
    String log = "[log]\nfile = \"kept/fleet.log\"\n";

    assertRefused("the fleet's log is at kept/fleet.log", log + guest("a", "kept:ro"));
  }

  @Test
  void directory_withTheHistory_isRefused() {
    String history = "[history]\nfile = \"kept/crashes\"\n";

    assertRefused("the crash history is at kept/crashes.mv.db", history + guest("a", "kept:ro"));
  }

  @Test
  void directory_withCoreDumps_isRefused() {
    String dumps = "core-dumps = { folder = \"kept/dumps\" }\n";

    assertRefused("a folder of core dumps is at kept/dumps", guest("a", "kept:ro") + dumps);
  }

  @Test
  void directory_withAComponent_isNotGrantedForWriting() throws IOException {
    Files.copy(path.resolve("empty.wasm"), path.resolve("data/b/other.wasm"));
    String other = "[[guest]]\ncomponent = \"data/b/other.wasm\"\n";

    assertRefused(
        "the guest 'a' is granted data, where it could change data/b/other.wasm, which says what"
            + " guests may do",
        guest("a", "data") + other);
    assertEquals(2, folder.read(guest("a", "data:ro") + other).guests().size());
  }
}
