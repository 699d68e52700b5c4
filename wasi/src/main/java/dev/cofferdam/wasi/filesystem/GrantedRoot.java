package dev.cofferdam.wasi.filesystem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A granted directory as one Store has it open.
///
/// The JDK can open, move and delete relative to a directory's handle, but it makes directories,
/// symbolic links and hard links by path only. So these are made in the granted directory itself,
/// whose path no guest can change, under a name no guest can use, and moved to their place by
/// handles. A path below the granted directory is never written to, and the directory at the path
/// must be the one that was granted.
final class GrantedRoot {
  /// What the names begin with that are hidden from guests.
  static final String STAGING_PREFIX = ".cofferdam-staging-";

  private static final SecureRandom RANDOM = new SecureRandom();

  private final DirectoryGrant grant;
  private final OpenFiles openFiles;
  private @Nullable DirectoryHandle handle; // opened for the first thing made, closed by the Store

  GrantedRoot(DirectoryGrant grant, OpenFiles openFiles) {
    this.grant = grant;
    this.openFiles = openFiles;
  }

  Path hostPath() {
    return grant.hostPath();
  }

  boolean isWritable() {
    return grant.access() == DirectoryAccess.READ_WRITE;
  }

  OpenFiles openFiles() {
    return openFiles;
  }

  /// Returns a new handle of the granted directory; the caller closes it.
  DirectoryHandle open() throws InterruptedException {
    var opened = HostFailure.call(ErrorCode.IO, () -> openAt(hostPath()));
    if (!opened.key().equals(grant.key())) {
      opened.close();
      throw new FilesystemException(ErrorCode.NO_ENTRY);
    }
    return opened;
  }

  @SuppressWarnings("StreamResourceLeak") // the handle closes it
  private DirectoryHandle openAt(Path path) throws IOException {
    var stream = Files.newDirectoryStream(path);
    if (stream instanceof SecureDirectoryStream<Path> secure) {
      return new DirectoryHandle(secure, new Location(this, List.of()));
    }
    stream.close();
    throw new UnsupportedOperationException(
        "directories cannot be granted here: this platform has no secure directory streams");
  }

  /// Makes something by path.
  interface Making {
    /// Makes it at a path where nothing is.
    void at(Path path) throws IOException;
  }

  /// Makes something as `name` in a directory below this root, where nothing is yet.
  ///
  /// @param expected what must have been made; anything else is removed again
  void make(DirectoryHandle directory, String name, Expectation expected, Making making)
      throws InterruptedException {
    String staged = STAGING_PREFIX + HexFormat.of().formatHex(randomBytes());
    var root = staging();
    requireInPlace();
    HostFailure.run(ErrorCode.IO, () -> making.at(hostPath().resolve(staged)));
    var made = root.stagedMetadata(staged);
    try {
      if (!expected.isMetBy(made)) {
        throw new FilesystemException(ErrorCode.NOT_PERMITTED);
      }
      root.moveStaged(staged, directory, name);
    } catch (FilesystemException e) {
      root.removeStaged(staged, made.type());
      throw e;
    }
  }

  /// Says whether what was made is what should have been made.
  interface Expectation {
    /// Whether it is.
    boolean isMetBy(FileMetadata made);
  }

  private DirectoryHandle staging() throws InterruptedException {
    if (handle == null) {
      openFiles.requireRoom();
      handle = open();
      openFiles.enter("directory", handle);
    }
    return handle;
  }

  private void requireInPlace() throws InterruptedException {
    var present = HostFailure.call(ErrorCode.IO, () -> DirectoryGrant.keyOf(hostPath()));
    if (!present.equals(grant.key())) {
      throw new FilesystemException(ErrorCode.NO_ENTRY);
    }
  }

  private static byte[] randomBytes() {
    byte[] bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    return bytes;
  }
}
