package dev.cofferdam.fleet.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FleetLogTest {
  @TempDir private Path folder;

  @Test
  void logFile_isContinuedAndWrittenAtOnce() throws IOException {
    Path file = folder.resolve("sub/fleet.log");
    for (int i = 0; i < 2; i++) {
      try (FleetLog log = FleetLog.to(file, InstantSource.system())) {
        log.write(log.line("running"));
        assertEquals(i + 1, Files.readAllLines(file).size());
      }
    }
  }

  @Test
  void recent_holdsTheLastLines() {
    FleetLog log = FleetLog.to(OutputStream.nullOutputStream(), InstantSource.system());

    for (int i = 0; i < 20; i++) {
      log.write(log.line("e" + i));
    }

    assertEquals(8, log.recent().size());
    assertTrue(log.recent().getLast().contains(" e19"), log.recent().getLast());
  }

  @Test
  void linesThatCouldNotBeWritten_areCountedOnceTheLogIsBack() {
    var disk = new FullDisk();
    FleetLog log = FleetLog.to(disk, InstantSource.system());

    disk.isFull = true;
    log.write(log.line("a"));
    log.write(log.line("b"));
    disk.isFull = false;
    log.write(log.line("c"));

    String written = disk.toString(StandardCharsets.UTF_8);
    assertTrue(
        written.contains(
            "\"event\":\"log-lines-lost\",\"lines\":2,\"why\":\"java.io.IOException: full\""),
        written);
    assertTrue(log.recent().get(1).contains(" log-failed "), log.recent().get(1));
  }

  private static final class FullDisk extends ByteArrayOutputStream {
    private boolean isFull;

    @Override
    public void write(byte[] bytes) throws IOException {
      if (isFull) {
        throw new IOException("full");
      }
      super.write(bytes);
    }
  }

  @Test
  void logFile_thatWasMovedAway_isBegunAnewWhenItIsReopened() throws IOException {
    Path file = folder.resolve("fleet.log");
    try (FleetLog log = FleetLog.to(file, InstantSource.system())) {
      log.write(log.line("before"));
      Files.move(file, folder.resolve("fleet.log.1"));

      log.reopen();
      log.write(log.line("after"));

      assertEquals(1, Files.readAllLines(file).size());
    }
  }
}
