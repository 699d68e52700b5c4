package dev.cofferdam.fleet.control;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// The right to run a fleet, held by one process at a time. It ends with the process, whichever way
/// that ends.
public final class FleetLock implements AutoCloseable {
  private static final String FILE = "lock";

  private final FileChannel channel;

  private FleetLock(FileChannel channel) {
    this.channel = channel;
  }

  /// Takes it.
  ///
  /// @param folder the state folder of the fleet
  /// @throws FleetRunningException if another process runs the fleet
  /// @throws IOException if the folder cannot be used
  public static FleetLock take(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (tryLock(channel) == null) {
      channel.close();
      throw new FleetRunningException(
          "the fleet runs already, in process %s".formatted(Files.readString(file).strip()));
    }
    channel.truncate(0);
    String processId = ProcessHandle.current().pid() + "\n";
    channel.write(ByteBuffer.wrap(processId.getBytes(StandardCharsets.US_ASCII)));
    return new FleetLock(channel);
  }

  /// Returns whether another process holds it. It is not to be asked in the process that may hold
  /// it: where locks are a process's, closing the file gives all of them up.
  static boolean isHeldElsewhere(Path folder) throws IOException {
    try (var channel = FileChannel.open(folder.resolve(FILE), StandardOpenOption.WRITE)) {
      return tryLock(channel) == null;
    } catch (NoSuchFileException _) {
      return false;
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException _) {
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
