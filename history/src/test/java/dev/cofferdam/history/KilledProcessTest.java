package dev.cofferdam.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KilledProcessTest {
  @TempDir private Path folder;

  @Test
  void fileThatAnotherProcessHasOpen_isNamedWithTheWayOut() throws Exception {
    Path file = folder.resolve("crashes");
    try (var other = OtherProcess.start(file)) {
      other.awaitCommitted(1);

      var failure = assertThrows(HistoryException.class, () -> CrashDatabase.open(file));
      assertEquals(
          "another process has the crash database %s.mv.db open: end it, ask it, or choose another file"
              .formatted(file),
          failure.getMessage());
    }
  }

  @Test
  void killedProcess_leavesEverythingThatItCommitted() throws Exception {
    Path file = folder.resolve("crashes");
    long committed;
    try (var other = OtherProcess.start(file)) {
      committed = Math.max(other.awaitCommitted(50), other.kill());
    }

    try (var database = CrashDatabase.open(file)) {
      Tally tally = database.queries().guest("a").orElseThrow();
      assertTrue(tally.count() >= committed, () -> tally + " after " + committed);
      assertEquals(tally.count(), rows(database));
    }
  }

  @Test
  void killedProcess_leavesEachQuarantineThatWasPut() throws Exception {
    Path file = folder.resolve("crashes");
    long committed;
    try (var other = OtherProcess.start(file)) {
      committed = Math.max(other.awaitCommitted(20), other.kill());
    }

    try (var database = CrashDatabase.open(file)) {
      // The n-th crash was told after the n-th quarantine was put.
      for (long i = 1; i <= committed; i++) {
        assertTrue(database.quarantines().find("c" + i, "conf", "1.0").isPresent(), "c" + i);
      }
    }
  }

  private static long rows(CrashDatabase database) {
    return database
        .queries()
        .crashes(CrashFilter.all().withGuest("a"), Page.newest(Page.ROW_COUNT_MAX))
        .size();
  }
}
