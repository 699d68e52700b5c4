package dev.cofferdam.wasi.filesystem;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// Resolves a guest's path, one name at a time, from handle to handle.
///
/// Nothing is ever opened by a path of several names, so replacing a directory by a symbolic link
/// at any moment changes only which names are found, never where they are looked for. `..` walks
/// again from the base by the names walked so far, which leave out symbolic links; it never opens a
/// parent. At most two handles are open at once.
final class PathWalk {
  /// Symbolic links one path may pass, as Linux allows.
  static final int LINKS_MAX = 40;

  /// Directories one path may enter, those entered again after `..` included.
  static final int STEPS_MAX = 4096;

  private final DirectoryHandle base;
  private final Deque<String> pending;
  private final List<String> walked = new ArrayList<>();
  private boolean isDirectory;
  private DirectoryHandle current;
  private int links;
  private int steps;

  private PathWalk(DirectoryHandle base, GuestPath path) {
    this.base = base;
    this.current = base;
    this.pending = new ArrayDeque<>(path.components());
    this.isDirectory = path.isDirectory();
  }

  /// Where a path leads: a name in a directory, whether or not there is something of that name.
  ///
  /// @param directory the directory, closed with this unless it is the base
  /// @param isOwned whether it is to be closed
  /// @param name the name, or `.` for the directory itself
  /// @param metadata what is there
  /// @param isDirectory whether the path demands a directory
  record Found(
      DirectoryHandle directory,
      boolean isOwned,
      String name,
      Optional<FileMetadata> metadata,
      boolean isDirectory)
      implements AutoCloseable {

    /// Returns what is there.
    ///
    /// @throws FilesystemException `no-entry` if there is nothing, `not-directory` if the path
    ///   demands one
    FileMetadata require() {
      var found = metadata.orElseThrow(() -> new FilesystemException(ErrorCode.NO_ENTRY));
      if (isDirectory && found.type() != DescriptorType.DIRECTORY) {
        throw new FilesystemException(ErrorCode.NOT_DIRECTORY);
      }
      return found;
    }

    /// Makes sure that something can be made here.
    void requireNothing() {
      if (metadata.isPresent()) {
        throw new FilesystemException(ErrorCode.EXIST);
      }
    }

    @Override
    public void close() {
      if (isOwned) {
        directory.close();
      }
    }
  }

  /// Walks a path.
  ///
  /// @param followsLast whether a symbolic link at the end is followed too; it always is when the
  ///   path demands a directory
  static Found from(DirectoryHandle base, GuestPath path, boolean followsLast)
      throws InterruptedException {
    var walk = new PathWalk(base, path);
    try {
      return walk.run(followsLast);
    } catch (FilesystemException | InterruptedException e) {
      walk.release();
      throw e;
    }
  }

  private Found run(boolean followsLast) throws InterruptedException {
    while (!pending.isEmpty()) {
      String name = pending.removeFirst();
      if (name.equals("..")) {
        goUp();
        continue;
      }
      var metadata = current.look(name);
      boolean isLink = isType(metadata, DescriptorType.SYMBOLIC_LINK);
      if (pending.isEmpty() && !(isLink && (followsLast || isDirectory))) {
        return found(name, metadata);
      }
      if (isLink) {
        follow(name);
      } else {
        enter(name, metadata);
      }
    }
    return found(".", current.look("."));
  }

  private Found found(String name, Optional<FileMetadata> metadata) {
    return new Found(current, current != base, name, metadata, isDirectory);
  }

  private void goUp() throws InterruptedException {
    if (walked.isEmpty()) {
      throw new FilesystemException(ErrorCode.NOT_PERMITTED);
    }
    walked.removeLast();
    release();
    for (String name : walked) {
      open(name);
    }
  }

  private void enter(String name, Optional<FileMetadata> metadata) throws InterruptedException {
    if (metadata.isEmpty()) {
      throw new FilesystemException(ErrorCode.NO_ENTRY);
    }
    if (!isType(metadata, DescriptorType.DIRECTORY)) {
      throw new FilesystemException(ErrorCode.NOT_DIRECTORY);
    }
    open(name);
    walked.add(name);
  }

  private void open(String name) throws InterruptedException {
    if (++steps > STEPS_MAX) {
      throw new FilesystemException(ErrorCode.NAME_TOO_LONG);
    }
    var next = current.openDirectory(name);
    release();
    current = next;
  }

  private void follow(String name) throws InterruptedException {
    if (++links > LINKS_MAX) {
      throw new FilesystemException(ErrorCode.LOOP);
    }
    var target = GuestPath.of(current.readLink(name));
    isDirectory |= pending.isEmpty() && target.isDirectory();
    target.components().reversed().forEach(pending::addFirst);
  }

  private void release() {
    if (current != base) {
      current.close();
      current = base;
    }
  }

  private static boolean isType(Optional<FileMetadata> metadata, DescriptorType type) {
    return metadata.map(FileMetadata::type).filter(t -> t == type).isPresent();
  }
}
