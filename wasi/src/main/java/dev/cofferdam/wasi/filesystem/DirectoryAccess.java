package dev.cofferdam.wasi.filesystem;

/// What a guest may do in a granted directory.
public enum DirectoryAccess {
  /// List and read.
  READ_ONLY,
  /// Change everything below it, too.
  READ_WRITE
}
