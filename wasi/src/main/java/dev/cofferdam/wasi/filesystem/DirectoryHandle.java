package dev.cofferdam.wasi.filesystem;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// An open directory of the host, and what can be done to its entries by single names.
///
/// No operation follows a symbolic link, and none takes a path, so nothing that happens to the
/// directories above can lead out of it. `.` is the directory itself.
final class DirectoryHandle implements AutoCloseable {
  private static final Path SELF = Path.of(".");

  private final SecureDirectoryStream<Path> stream;
  private final Location location;

  DirectoryHandle(SecureDirectoryStream<Path> stream, Location location) {
    this.stream = stream;
    this.location = location;
  }

  Location location() {
    return location;
  }

  /// Returns a second handle of the same directory.
  DirectoryHandle reopen() throws InterruptedException {
    return openDirectory(".");
  }

  DirectoryHandle openDirectory(String name) throws InterruptedException {
    var path = nameOf(name);
    return HostFailure.call(
        ErrorCode.NOT_DIRECTORY,
        () ->
            new DirectoryHandle(
                stream.newDirectoryStream(path, LinkOption.NOFOLLOW_LINKS), location.child(name)));
  }

  /// Returns the entries, `.` and `..` left out; to be read once, and only of a handle of its own.
  Iterator<Path> entries() {
    return stream.iterator();
  }

  FileChannel openFile(String name, Set<? extends OpenOption> options) throws InterruptedException {
    var path = nameOf(name);
    var all = new HashSet<OpenOption>(options);
    all.add(LinkOption.NOFOLLOW_LINKS);
    return HostFailure.call(ErrorCode.LOOP, () -> (FileChannel) stream.newByteChannel(path, all));
  }

  /// Returns type and identity of an entry, empty where there is none.
  Optional<FileMetadata> look(String name) throws InterruptedException {
    return isStaging(name) ? Optional.empty() : lookAnyway(name);
  }

  private Optional<FileMetadata> lookAnyway(String name) throws InterruptedException {
    var path = toPath(name);
    return HostFailure.call(
        ErrorCode.IO,
        () -> {
          try {
            return Optional.of(FileMetadata.of(viewOf(path).readAttributes()));
          } catch (NoSuchFileException _) {
            return Optional.empty();
          }
        });
  }

  /// Returns everything that is known about an entry.
  FileMetadata stat(String name) throws InterruptedException {
    var metadata = look(name).orElseThrow(() -> new FilesystemException(ErrorCode.NO_ENTRY));
    return metadata.completedFrom(location.child(name).hostPath());
  }

  void setTimes(String name, NewTimes times) throws InterruptedException {
    var view = viewOf(nameOf(name));
    HostFailure.run(
        ErrorCode.UNSUPPORTED, () -> view.setTimes(times.modified(), times.accessed(), null));
  }

  /// Returns the text of a symbolic link.
  ///
  /// The JDK reads links by path only, so the path must show the same object as the handle right
  /// afterwards. All that a race can win is the text of another link: what it says is resolved from
  /// here like any other.
  String readLink(String name) throws InterruptedException {
    var link = look(name).orElseThrow(() -> new FilesystemException(ErrorCode.NO_ENTRY));
    if (link.type() != DescriptorType.SYMBOLIC_LINK) {
      throw new FilesystemException(ErrorCode.INVALID);
    }
    Path path = location.child(name).hostPath();
    String text = HostFailure.call(ErrorCode.IO, () -> Files.readSymbolicLink(path).toString());
    var seen = HostFailure.call(ErrorCode.IO, () -> metadataByPath(path));
    if (!seen.key().equals(link.key())) {
      throw new FilesystemException(ErrorCode.NO_ENTRY);
    }
    return text;
  }

  private static FileMetadata metadataByPath(Path path) throws IOException {
    return FileMetadata.of(
        Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
  }

  void deleteFile(String name) throws InterruptedException {
    var path = nameOf(name);
    HostFailure.run(ErrorCode.IS_DIRECTORY, () -> stream.deleteFile(path));
  }

  void deleteDirectory(String name) throws InterruptedException {
    var path = nameOf(name);
    HostFailure.run(ErrorCode.NOT_DIRECTORY, () -> stream.deleteDirectory(path));
  }

  /// Moves an entry, replacing what may be replaced.
  void move(String name, DirectoryHandle target, String targetName) throws InterruptedException {
    var from = nameOf(name);
    var to = nameOf(targetName);
    HostFailure.run(ErrorCode.INVALID, () -> stream.move(from, target.stream, to));
  }

  FileMetadata stagedMetadata(String staged) throws InterruptedException {
    return lookAnyway(staged).orElseThrow(() -> new FilesystemException(ErrorCode.NOT_PERMITTED));
  }

  void moveStaged(String staged, DirectoryHandle target, String name) throws InterruptedException {
    var to = target.nameOf(name);
    HostFailure.run(ErrorCode.IO, () -> stream.move(Path.of(staged), target.stream, to));
  }

  void removeStaged(String staged, DescriptorType type) throws InterruptedException {
    if (type == DescriptorType.DIRECTORY) {
      HostFailure.run(ErrorCode.IO, () -> stream.deleteDirectory(Path.of(staged)));
    } else {
      HostFailure.run(ErrorCode.IO, () -> stream.deleteFile(Path.of(staged)));
    }
  }

  /// Returns device and inode of the directory.
  Object key() throws InterruptedException {
    return look(".").orElseThrow(() -> new FilesystemException(ErrorCode.NO_ENTRY)).key();
  }

  /// Whether the entry is a directory without entries.
  boolean isEmptyDirectory(String name) throws InterruptedException {
    try (var directory = openDirectory(name)) {
      return !directory.entries().hasNext();
    }
  }

  /// Closes the handle; a failure of the host's to do so is nothing to the guest.
  @Override
  public void close() {
    try {
      stream.close();
    } catch (IOException _) {
      // The JDK has marked the handle closed before it could fail.
    }
  }

  /// Returns the contents of a symbolic link a guest may make.
  ///
  /// @throws FilesystemException `not-permitted` if it is absolute
  static Path linkTarget(String text) {
    GuestPath.requirePlain(text);
    return toPath(text);
  }

  private BasicFileAttributeView viewOf(Path name) {
    var view =
        name.equals(SELF)
            ? stream.getFileAttributeView(BasicFileAttributeView.class)
            : stream.getFileAttributeView(
                name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    return Objects.requireNonNull(view, "every filesystem has basic attributes");
  }

  static boolean isStaging(String name) {
    return name.startsWith(GrantedRoot.STAGING_PREFIX);
  }

  private Path nameOf(String name) {
    assert !name.isEmpty() && name.indexOf('/') < 0 && !name.equals("..") : "not a name: " + name;
    if (isStaging(name)) {
      throw new FilesystemException(ErrorCode.NOT_PERMITTED);
    }
    return toPath(name);
  }

  private static Path toPath(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException _) {
      throw new FilesystemException(ErrorCode.ILLEGAL_BYTE_SEQUENCE);
    }
  }
}
