package dev.cofferdam.fleet.control;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/// Files and folders that only their owner can read. Where the file system knows no such
/// permissions, as on Windows, the folder's own protection has to do.
public final class OwnerOnly {
  private OwnerOnly() {}

  static FileAttribute<?>[] file() {
    return attributes("rw-------");
  }

  /// Makes a folder where it is missing, with those above it, and takes it from everybody else.
  ///
  /// @throws IOException if that fails
  public static Path folder(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      Files.createDirectories(path, attributes("rwx------"));
    }
    if (isPosix()) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
    }
    return path;
  }

  /// Makes an empty file where there is none. One that is there stays as it is.
  ///
  /// @return the file
  /// @throws IOException if it cannot be made
  public static Path madeFile(Path path) throws IOException {
    try {
      return Files.createFile(path, file());
    } catch (FileAlreadyExistsException _) {
      return path;
    }
  }

  private static FileAttribute<?>[] attributes(String permissions) {
    return isPosix()
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static boolean isPosix() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  }
}
