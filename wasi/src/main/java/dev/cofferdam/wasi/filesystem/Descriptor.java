package dev.cofferdam.wasi.filesystem;

/// The resource `descriptor`: an open file or an open directory.
sealed interface Descriptor permits FileDescriptor, DirectoryDescriptor {
  /// Returns its type.
  DescriptorType type();

  /// Returns everything that is known about it.
  FileMetadata stat() throws InterruptedException;

  /// Returns device and inode.
  Object key() throws InterruptedException;

  /// Sets its timestamps.
  void setTimes(NewTimes times) throws InterruptedException;

  /// Returns this if it is a file.
  ///
  /// @throws FilesystemException `bad-descriptor` if not
  FileDescriptor requireFile();

  /// Returns this if it is a directory.
  ///
  /// @throws FilesystemException `not-directory` if not
  DirectoryDescriptor requireDirectory();

  /// Drops it.
  void drop();
}
