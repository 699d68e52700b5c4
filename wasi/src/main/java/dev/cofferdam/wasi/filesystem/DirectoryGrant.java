package dev.cofferdam.wasi.filesystem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/// A directory of the host that guests may use, and the name they know it by.
///
/// The host path must not lie where a guest can rename: never grant a directory for writing
/// together with one below it.
///
/// Where another filesystem is mounted below it, files there can be used, but directories and links
/// cannot be made there.
///
/// @param hostPath the directory, its symbolic links resolved
/// @param guestPath the guest's name of it, such as `/data`
/// @param access what is allowed
public record DirectoryGrant(Path hostPath, String guestPath, DirectoryAccess access) {
  /// Returns the grant of an existing directory.
  ///
  /// @throws UncheckedIOException if there is no such directory
  public static DirectoryGrant of(Path hostPath, String guestPath, DirectoryAccess access) {
    try {
      return new DirectoryGrant(hostPath.toRealPath(), guestPath, access);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot grant " + hostPath, e);
    }
  }

  /// Whether a guest with this grant could move the other grant's directory.
  public boolean canMove(DirectoryGrant other) {
    return access == DirectoryAccess.READ_WRITE
        && !hostPath.equals(other.hostPath)
        && other.hostPath.startsWith(hostPath);
  }
}
