package dev.cofferdam.wasi.filesystem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

/// A directory of the host that guests may use, and the name they know it by.
///
/// The host path must not lie where a guest can rename: never grant a directory for writing
/// together with one below it.
///
/// What stands at the path when a Store opens it must be the directory that was granted. Where it
/// is another one, or a link, nothing is opened; a new grant is needed then.
///
/// Where another filesystem is mounted below it, files there can be used, but directories and links
/// cannot be made there.
///
/// @param hostPath the directory, its symbolic links resolved
/// @param key device and inode of the directory, compared by `equals`
/// @param guestPath the guest's name of it, such as `/data`
/// @param access what is allowed
public record DirectoryGrant(Path hostPath, Object key, String guestPath, DirectoryAccess access) {
  /// Returns the grant of an existing directory.
  ///
  /// @throws UncheckedIOException if there is no such directory
  public static DirectoryGrant of(Path hostPath, String guestPath, DirectoryAccess access) {
    try {
      Path real = hostPath.toRealPath();
      return new DirectoryGrant(real, keyOf(real), guestPath, access);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot grant " + hostPath, e);
    }
  }

  /// Returns what tells the directory at a path from every other. No link is followed at its end.
  static Object keyOf(Path path) throws IOException {
    var attributes =
        Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    // Where files have no keys there are no secure directory streams either, so nothing is opened.
    return Objects.requireNonNullElse(attributes.fileKey(), path);
  }

  /// Whether a guest with this grant could move the other grant's directory.
  public boolean canMove(DirectoryGrant other) {
    return access == DirectoryAccess.READ_WRITE
        && !hostPath.equals(other.hostPath)
        && other.hostPath.startsWith(hostPath);
  }
}
