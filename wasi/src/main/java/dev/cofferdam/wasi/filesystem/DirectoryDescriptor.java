package dev.cofferdam.wasi.filesystem;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/// A descriptor of a directory, and every operation on a path below it.
///
/// What may be changed is inherited from the granted directory: descriptors of one below it change
/// it even if opened without `mutate-directory`, as in Wasmtime.
final class DirectoryDescriptor implements Descriptor {
  private final DirectoryHandle handle;
  private final GrantedRoot root;
  private final OpenFiles.Opened opened;

  /// Takes over a handle.
  DirectoryDescriptor(DirectoryHandle handle) {
    this.handle = handle;
    this.root = handle.location().root();
    this.opened = root.openFiles().enter("directory", handle);
  }

  boolean isWritable() {
    return root.isWritable();
  }

  @Override
  public DescriptorType type() {
    return DescriptorType.DIRECTORY;
  }

  @Override
  public FileMetadata stat() throws InterruptedException {
    return handle.stat(".");
  }

  @Override
  public Object key() throws InterruptedException {
    return handle.key();
  }

  @Override
  public void setTimes(NewTimes times) throws InterruptedException {
    requireWritable();
    handle.setTimes(".", times);
  }

  FileMetadata statAt(boolean follows, String path) throws InterruptedException {
    try (var found = walk(path, follows)) {
      found.require();
      return found.directory().stat(found.name());
    }
  }

  void setTimesAt(boolean follows, String path, NewTimes times) throws InterruptedException {
    requireWritable();
    try (var found = walk(path, follows)) {
      found.require();
      found.directory().setTimes(found.name(), times);
    }
  }

  DirectoryEntries readDirectory() throws InterruptedException {
    root.openFiles().requireRoom();
    return new DirectoryEntries(handle.reopen(), root.openFiles());
  }

  String readLinkAt(String path) throws InterruptedException {
    try (var found = walk(path, false)) {
      found.require();
      String text = found.directory().readLink(found.name());
      if (text.startsWith("/")) {
        throw new FilesystemException(ErrorCode.NOT_PERMITTED);
      }
      return text;
    }
  }

  void createDirectoryAt(String path) throws InterruptedException {
    requireWritable();
    try (var found = walk(path, false)) {
      found.requireNothing();
      root.make(
          found.directory(),
          found.name(),
          made -> made.type() == DescriptorType.DIRECTORY,
          Files::createDirectory);
    }
  }

  void symlinkAt(String text, String path) throws InterruptedException {
    requireWritable();
    var target = DirectoryHandle.linkTarget(text);
    try (var found = walk(path, false)) {
      found.requireNothing();
      root.make(
          found.directory(),
          found.name(),
          made -> made.type() == DescriptorType.SYMBOLIC_LINK,
          at -> Files.createSymbolicLink(at, target));
    }
  }

  void linkAt(boolean follows, String path, DirectoryDescriptor newBase, String newPath)
      throws InterruptedException {
    requireWritable();
    newBase.requireWritable();
    try (var old = walk(path, follows);
        var target = newBase.walk(newPath, false)) {
      var file = old.require();
      if (file.type() != DescriptorType.REGULAR_FILE) {
        throw new FilesystemException(ErrorCode.NOT_PERMITTED);
      }
      target.requireNothing();
      Path existing = old.directory().location().child(old.name()).hostPath();
      newBase.root.make(
          target.directory(),
          target.name(),
          made -> made.key().equals(file.key()),
          at -> Files.createLink(at, existing));
    }
  }

  void unlinkFileAt(String path) throws InterruptedException {
    requireWritable();
    try (var found = walk(path, false)) {
      if (found.require().type() == DescriptorType.DIRECTORY) {
        throw new FilesystemException(ErrorCode.IS_DIRECTORY);
      }
      found.directory().deleteFile(found.name());
    }
  }

  void removeDirectoryAt(String path) throws InterruptedException {
    requireWritable();
    try (var found = walk(path, false)) {
      if (found.require().type() != DescriptorType.DIRECTORY) {
        throw new FilesystemException(ErrorCode.NOT_DIRECTORY);
      }
      requireNamed(found);
      found.directory().deleteDirectory(found.name());
    }
  }

  void renameAt(String path, DirectoryDescriptor newBase, String newPath)
      throws InterruptedException {
    requireWritable();
    newBase.requireWritable();
    try (var old = walk(path, false);
        var target = newBase.walk(newPath, false)) {
      requireNamed(old);
      requireNamed(target);
      boolean isDirectory = old.require().type() == DescriptorType.DIRECTORY;
      if (target.metadata().isPresent()) {
        requireReplaceable(target, isDirectory);
      } else if (target.isDirectory() && !isDirectory) {
        throw new FilesystemException(ErrorCode.NOT_DIRECTORY);
      }
      old.directory().move(old.name(), target.directory(), target.name());
    }
  }

  /// POSIX lets a directory replace an empty directory only, and a file anything but a directory.
  private static void requireReplaceable(PathWalk.Found target, boolean byDirectory)
      throws InterruptedException {
    boolean isDirectory = target.require().type() == DescriptorType.DIRECTORY;
    if (isDirectory && !byDirectory) {
      throw new FilesystemException(ErrorCode.IS_DIRECTORY);
    }
    if (!isDirectory && byDirectory) {
      throw new FilesystemException(ErrorCode.NOT_DIRECTORY);
    }
    if (isDirectory && !target.directory().isEmptyDirectory(target.name())) {
      throw new FilesystemException(ErrorCode.NOT_EMPTY);
    }
  }

  Descriptor openAt(boolean follows, String path, OpenRequest request) throws InterruptedException {
    if (request.isContradictory()) {
      throw new FilesystemException(ErrorCode.INVALID);
    }
    if (request.isMutating()) {
      requireWritable();
    }
    root.openFiles().requireRoom();
    try (var found = walk(path, follows && !request.isExclusive())) {
      if (found.metadata().isEmpty()) {
        return create(found, request);
      }
      if (request.isExclusive()) {
        throw new FilesystemException(ErrorCode.EXIST);
      }
      return open(found, request);
    }
  }

  private Descriptor create(PathWalk.Found found, OpenRequest request) throws InterruptedException {
    if (!request.isCreating()) {
      throw new FilesystemException(ErrorCode.NO_ENTRY);
    }
    if (found.isDirectory()) {
      throw new FilesystemException(ErrorCode.IS_DIRECTORY);
    }
    return openFile(found, request, false);
  }

  private Descriptor open(PathWalk.Found found, OpenRequest request) throws InterruptedException {
    return switch (found.require().type()) {
      case DIRECTORY -> openDirectory(found, request);
      case SYMBOLIC_LINK -> throw new FilesystemException(ErrorCode.LOOP);
      case REGULAR_FILE -> openFile(found, request, true);
      case UNKNOWN, BLOCK_DEVICE, CHARACTER_DEVICE, FIFO, SOCKET ->
          throw new FilesystemException(ErrorCode.NOT_PERMITTED);
    };
  }

  private static Descriptor openDirectory(PathWalk.Found found, OpenRequest request)
      throws InterruptedException {
    if (request.isForFilesOnly()) {
      throw new FilesystemException(ErrorCode.IS_DIRECTORY);
    }
    return new DirectoryDescriptor(found.directory().openDirectory(found.name()));
  }

  private Descriptor openFile(PathWalk.Found found, OpenRequest request, boolean exists)
      throws InterruptedException {
    if (request.isDirectory()) {
      throw new FilesystemException(ErrorCode.NOT_DIRECTORY);
    }
    String name = found.name();
    FileChannel channel = found.directory().openFile(name, request.options(exists));
    var file = new OpenFile(channel, root.openFiles());
    try {
      var metadata = found.directory().stat(name);
      var location = found.directory().location().child(name);
      return new FileDescriptor(file, location, metadata, request.isReading(), request.isWriting());
    } catch (FilesystemException | InterruptedException e) {
      file.release();
      throw e;
    }
  }

  private PathWalk.Found walk(String path, boolean followsLast) throws InterruptedException {
    return PathWalk.from(handle, GuestPath.of(path), followsLast);
  }

  private static void requireNamed(PathWalk.Found found) {
    if (found.name().equals(".")) {
      throw new FilesystemException(ErrorCode.INVALID);
    }
  }

  private void requireWritable() {
    if (!isWritable()) {
      throw new FilesystemException(ErrorCode.READ_ONLY);
    }
  }

  @Override
  public FileDescriptor requireFile() {
    throw new FilesystemException(ErrorCode.BAD_DESCRIPTOR);
  }

  @Override
  public DirectoryDescriptor requireDirectory() {
    return this;
  }

  @Override
  public void drop() {
    opened.close();
  }
}
