package dev.cofferdam.wasi.filesystem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.component.ComponentVal.Ok;
import dev.cofferdam.component.ComponentVal.Result;
import dev.cofferdam.component.ComponentVal.Tuple;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// One thread replaces a directory by a link to the outside and back while a guest uses it.
@Timeout(60)
final class SymlinkRaceHammerTest {
  private static final int TRIES = 800;

  @TempDir Path host;
  private Path granted;
  private FilesystemFixture fs;
  private final AtomicBoolean isOver = new AtomicBoolean();
  private Thread swapper = new Thread();

  @BeforeEach
  void grant() throws Exception {
    Files.writeString(Files.createDirectories(host.resolve("outside")).resolve("file"), "secret");
    granted = Files.createDirectories(host.resolve("granted"));
    Files.writeString(Files.createDirectories(granted.resolve("real")).resolve("file"), "inside");
    Files.createSymbolicLink(granted.resolve("evil"), Path.of("../outside"));
    fs = new FilesystemFixture(granted);
    swapper = Thread.ofPlatform().start(this::swap);
  }

  @AfterEach
  void stop() throws Exception {
    boolean wasSwapping = swapper.isAlive();
    isOver.set(true);
    swapper.join();
    fs.close();
    assertTrue(wasSwapping, "the other thread failed");
  }

  private void swap() {
    try {
      while (!isOver.get()) {
        replace("real");
        replace("evil");
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void replace(String with) throws IOException {
    Path link = granted.resolve("next");
    if (with.equals("real")) {
      Files.move(granted.resolve("real"), granted.resolve("dir"), StandardCopyOption.ATOMIC_MOVE);
      Files.move(granted.resolve("dir"), granted.resolve("real"), StandardCopyOption.ATOMIC_MOVE);
    } else {
      Files.createSymbolicLink(link, Path.of("../outside"));
      Files.move(link, granted.resolve("dir"), StandardCopyOption.ATOMIC_MOVE);
      Files.delete(granted.resolve("dir"));
    }
  }

  @Test
  void open_whileDirectoryIsSwapped_neverReadsOutside() throws Exception {
    int openedCount = 0;
    int refusedCount = 0;
    for (int i = 0; i < TRIES || openedCount == 0 || refusedCount == 0; i++) {
      if (open("dir/file") instanceof Ok(Descriptor file)) {
        var read = (Tuple) fs.on(file, "read", 100L, 0L);
        assertEquals("inside", new String((byte[]) read.get(0), StandardCharsets.UTF_8));
        file.drop();
        openedCount++;
      } else {
        refusedCount++;
      }
    }
  }

  @Test
  void making_whileDirectoryIsSwapped_makesNothingOutside() throws Exception {
    int madeCount = 0;
    int refusedCount = 0;
    for (int i = 0; i < TRIES || madeCount == 0 || refusedCount == 0; i++) {
      if (makeDirectory("dir/made" + i).isOk()) {
        madeCount++;
      } else {
        refusedCount++;
      }
      fs.guest.call(
          "[method]descriptor.link-at", fs.root, Set.of(), "dir/file", fs.root, "hard" + i);
      fs.guest.call("[method]descriptor.unlink-file-at", fs.root, "dir/file2");
    }

    try (var outside = Files.list(host.resolve("outside"))) {
      assertEquals(1, outside.count());
    }
    assertEquals(0, linksToSecret());
  }

  private Result makeDirectory(String path) throws Exception {
    var made = fs.guest.call("[method]descriptor.create-directory-at", fs.root, path);
    return (Result) Objects.requireNonNull(made);
  }

  private Result open(String path) throws Exception {
    var opened =
        fs.guest.call(
            "[method]descriptor.open-at",
            fs.root,
            FilesystemFixture.FOLLOW,
            path,
            Set.of(),
            Set.of("read"));
    return (Result) Objects.requireNonNull(opened);
  }

  private long linksToSecret() throws IOException {
    int links = (int) Files.getAttribute(host.resolve("outside/file"), "unix:nlink");
    return links - 1L;
  }
}
