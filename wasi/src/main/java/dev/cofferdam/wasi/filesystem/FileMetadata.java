package dev.cofferdam.wasi.filesystem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The record `descriptor-stat`, with the identity of the object.
///
/// @param type its type
/// @param linkCount its hard links, 1 where the host cannot tell
/// @param sizeBytes its size
/// @param accessed when its data was last read
/// @param modified when its data was last changed
/// @param changed when its status was last changed, where the host can tell
/// @param key device and inode, compared by `equals`
record FileMetadata(
    DescriptorType type,
    long linkCount,
    long sizeBytes,
    FileTime accessed,
    FileTime modified,
    Optional<FileTime> changed,
    Object key) {

  private static final String UNIX_ATTRIBUTES =
      "unix:fileKey,nlink,mode,size,lastAccessTime,lastModifiedTime,ctime";

  /// Returns what a handle tells by itself.
  static FileMetadata of(BasicFileAttributes attributes) {
    return new FileMetadata(
        typeOf(attributes),
        1,
        attributes.size(),
        attributes.lastAccessTime(),
        attributes.lastModifiedTime(),
        Optional.empty(),
        attributes.fileKey());
  }

  /// Returns the same with what only a path tells: link count, status change, kind of device.
  ///
  /// The path is not trusted: one `lstat` must show the very same object, otherwise this metadata
  /// is returned as it is.
  FileMetadata completedFrom(Path path) {
    try {
      var unix = Files.readAttributes(path, UNIX_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
      return key.equals(unix.get("fileKey")) ? ofUnix(unix) : this;
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException _) {
      return this;
    }
  }

  private FileMetadata ofUnix(Map<String, Object> unix) {
    return new FileMetadata(
        DescriptorType.ofMode(get(unix, "mode", Integer.class)),
        get(unix, "nlink", Number.class).longValue(),
        get(unix, "size", Long.class),
        get(unix, "lastAccessTime", FileTime.class),
        get(unix, "lastModifiedTime", FileTime.class),
        Optional.of(get(unix, "ctime", FileTime.class)),
        key);
  }

  private static <T> T get(Map<String, Object> unix, String name, Class<T> type) {
    return Objects.requireNonNull(type.cast(unix.get(name)), name);
  }

  /// Returns the same with another size.
  FileMetadata withSizeBytes(long size) {
    return new FileMetadata(type, linkCount, size, accessed, modified, changed, key);
  }

  private static DescriptorType typeOf(BasicFileAttributes attributes) {
    if (attributes.isRegularFile()) {
      return DescriptorType.REGULAR_FILE;
    }
    if (attributes.isDirectory()) {
      return DescriptorType.DIRECTORY;
    }
    return attributes.isSymbolicLink() ? DescriptorType.SYMBOLIC_LINK : DescriptorType.UNKNOWN;
  }
}
