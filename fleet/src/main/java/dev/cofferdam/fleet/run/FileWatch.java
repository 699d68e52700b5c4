package dev.cofferdam.fleet.run;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Tells when files have changed and then been left alone for a moment: whoever writes a file or
/// several is not disturbed half-way.
final class FileWatch implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("dev.cofferdam.fleet");
  private static final long QUIET_NANOS = Duration.ofMillis(300).toNanos();

  /// How long to wait at most for a quiet moment: a file that is written all the time is read, too.
  private static final long WAIT_NANOS_MAX = Duration.ofSeconds(3).toNanos();

  private final WatchService service;
  private final Runnable onChange;
  private final Map<Path, WatchKey> folders = new HashMap<>();
  private volatile Set<Path> files = Set.of();

  private FileWatch(WatchService service, Runnable onChange) {
    this.service = service;
    this.onChange = onChange;
  }

  /// Begins to watch, on a thread of its own.
  ///
  /// @param onChange is run by that thread
  static FileWatch start(Collection<Path> files, Runnable onChange) throws IOException {
    var watch = new FileWatch(FileSystems.getDefault().newWatchService(), onChange);
    watch.watch(files);
    Thread.ofPlatform().name("fleet-files").daemon().start(watch::run);
    return watch;
  }

  /// Watches these files from now on.
  synchronized void watch(Collection<Path> wanted) throws IOException {
    files = wanted.stream().map(FileWatch::absolute).collect(Collectors.toUnmodifiableSet());
    for (Path file : files) {
      Path folder = file.getParent();
      if (folder != null && !folders.containsKey(folder) && Files.isDirectory(folder)) {
        folders.put(folder, register(folder));
      }
    }
  }

  private WatchKey register(Path folder) throws IOException {
    return folder.register(
        service, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
  }

  private static Path absolute(Path file) {
    return file.toAbsolutePath().normalize();
  }

  private void run() {
    try {
      while (true) {
        if (isOurs(service.take())) {
          awaitQuiet();
          tell();
        }
      }
    } catch (ClosedWatchServiceException | InterruptedException _) {
      // The watch is over.
    }
  }

  // Whatever a changed file does to whoever reads it, the next change may mend it.
  private void tell() {
    try {
      onChange.run();
    } catch (RuntimeException | Error e) {
      LOG.log(System.Logger.Level.WARNING, "changed files could not be read", e);
    }
  }

  /// Other files in the same folders may change as often as they like.
  private void awaitQuiet() throws InterruptedException {
    long endNanos = System.nanoTime() + WAIT_NANOS_MAX;
    long quietNanos = System.nanoTime() + QUIET_NANOS;
    long leftNanos = QUIET_NANOS;
    while (leftNanos > 0) {
      @Nullable WatchKey key = service.poll(leftNanos, TimeUnit.NANOSECONDS);
      long nowNanos = System.nanoTime();
      if (key != null && isOurs(key)) {
        quietNanos = nowNanos + QUIET_NANOS;
      }
      leftNanos = Math.min(quietNanos - nowNanos, endNanos - nowNanos);
    }
  }

  private boolean isOurs(WatchKey key) {
    boolean isOurs = false;
    for (WatchEvent<?> event : key.pollEvents()) {
      // An overflow has no path; it may have been ours.
      isOurs |=
          !(event.context() instanceof Path name)
              || files.contains(((Path) key.watchable()).resolve(name));
    }
    key.reset();
    return isOurs;
  }

  @Override
  public void close() throws IOException {
    service.close();
  }
}
