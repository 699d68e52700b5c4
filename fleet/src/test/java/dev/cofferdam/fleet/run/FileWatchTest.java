package dev.cofferdam.fleet.run;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class FileWatchTest {
  @TempDir private Path folder;

  private void write(String name, int number) {
    try {
      Files.writeString(folder.resolve(name), String.valueOf(number));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Writes a file ten times as often as a quiet moment is long, until the thread is interrupted.
  private Thread writeAllTheTime(String name) {
    return Thread.ofPlatform()
        .daemon()
        .start(() -> {
          for (int i = 0; !Thread.currentThread().isInterrupted(); i++) {
            write(name, i);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(30));
          }
        });
  }

  private boolean isTold(String writtenAllTheTime) throws IOException, InterruptedException {
    var told = new CountDownLatch(1);
    Thread busy = writeAllTheTime(writtenAllTheTime);
    try (FileWatch _ = FileWatch.start(List.of(folder.resolve("ours")), told::countDown)) {
      write("ours", 1);
      return told.await(20, TimeUnit.SECONDS);
    } finally {
      busy.interrupt();
      busy.join();
    }
  }

  @Test
  void otherFile_thatIsWrittenAllTheTime_holdsNothingUp() throws Exception {
    assertTrue(isTold("other"));
  }

  @Test
  void ownFile_thatIsWrittenAllTheTime_isReadAllTheSame() throws Exception {
    assertTrue(isTold("ours"));
  }

  @Test
  void errorOfTheReader_doesNotEndTheWatch() throws Exception {
    var count = new AtomicInteger();
    Runnable failing =
        () -> {
          count.incrementAndGet();
          throw new StackOverflowError();
        };
    try (FileWatch _ = FileWatch.start(List.of(folder.resolve("ours")), failing)) {
      write("ours", 1);
      RunningFleet.await(() -> count.get() == 1);
      write("ours", 2);
      RunningFleet.await(() -> count.get() == 2);
    }
  }
}
