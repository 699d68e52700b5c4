package dev.cofferdam.wasi.filesystem;

/// The open files and directories of one Store: counted against its limit, closed with it.
public interface OpenFiles {
  /// Enters something a guest opened, counting against the limit.
  ///
  /// @throws FilesystemException `insufficient-memory` when the limit is reached; the thing is
  ///   closed then
  void enter(AutoCloseable opened);

  /// Takes out something the guest closed, and closes it.
  void leave(AutoCloseable opened);

  /// Enters something the host itself keeps open until the Store closes.
  void keep(AutoCloseable opened);
}
