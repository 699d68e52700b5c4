package dev.cofferdam.history;

import static dev.cofferdam.history.Crashes.NOON;
import static dev.cofferdam.history.Crashes.crash;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The database in a file.
final class H2CrashDatabaseTest extends CrashDatabaseContract {
  @TempDir private Path folder;
  private int locationCount;

  @Override
  Location freshLocation() {
    return new Location.EmbeddedFile(folder.resolve("new" + locationCount++).resolve("crashes"));
  }

  @Test
  void pathWithTheEnding_isThatFile() {
    var whole = new Location.EmbeddedFile(folder.resolve("x.mv.db"));

    assertEquals(new Location.EmbeddedFile(folder.resolve("x")), whole);
    assertEquals(folder.resolve("x.mv.db"), whole.storeFile());
  }

  @Test
  void pathWithASemicolon_isRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> HistorySpec.ofFile(folder.resolve("x;INIT=...")));
  }

  @Test
  void fileOfSomethingElse_isNamedWithTheWayOut() throws IOException {
    Path file = Files.writeString(folder.resolve("notes.mv.db"), "no database".repeat(1_000));

    var failure = assertThrows(HistoryException.class, () -> CrashDatabase.open(file));
    assertEquals(
        file + " is damaged or no crash database: move it away, and a new one is made",
        String.valueOf(failure.getMessage()).replaceFirst(" \\(.*", ""));
  }

  @Test
  void folderThatCannotBeMade_isNamed() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    var failure =
        assertThrows(HistoryException.class, () -> CrashDatabase.open(file.resolve("crashes")));
    assertTrue(
        String.valueOf(failure.getMessage()).contains(file.toString()), failure.getMessage());
  }

  @Test
  void interruptOfOneWhoAsks_leavesTheDatabaseOpen() throws Exception {
    try (var database = CrashDatabase.open(folder.resolve("interrupted"))) {
      Thread.currentThread().interrupt();
      database.queries().topGuests(1);

      assertTrue(Thread.interrupted());
      database.listener().on(crash("a", 1, NOON));
      assertTrue(database.flush(Duration.ofSeconds(60)));
    }
  }

  @Test
  void file_isForTheOwnerOnly() throws IOException {
    Path file = folder.resolve("new/crashes.mv.db");
    try (var _ = CrashDatabase.open(folder.resolve("new/crashes"))) {
      assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
      assertEquals(
          "rwx------",
          PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("new"))));
    }
  }
}
