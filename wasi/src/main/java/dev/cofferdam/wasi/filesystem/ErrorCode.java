package dev.cofferdam.wasi.filesystem;

import java.util.Locale;

/// The enum `error-code` of `wasi:filesystem/types`, in its order.
public enum ErrorCode {
  /// Permission denied by the host's filesystem.
  ACCESS,
  /// The operation would block.
  WOULD_BLOCK,
  /// Already in progress.
  ALREADY,
  /// The descriptor is of the wrong kind or not opened for this.
  BAD_DESCRIPTOR,
  /// Busy.
  BUSY,
  /// A deadlock would occur.
  DEADLOCK,
  /// Quota exceeded.
  QUOTA,
  /// The file exists.
  EXIST,
  /// File too large.
  FILE_TOO_LARGE,
  /// A name is not text the host can represent.
  ILLEGAL_BYTE_SEQUENCE,
  /// In progress.
  IN_PROGRESS,
  /// Interrupted.
  INTERRUPTED,
  /// Invalid argument.
  INVALID,
  /// Input or output error.
  IO,
  /// Is a directory.
  IS_DIRECTORY,
  /// Too many symbolic links.
  LOOP,
  /// Too many hard links.
  TOO_MANY_LINKS,
  /// Message too large.
  MESSAGE_SIZE,
  /// Name too long.
  NAME_TOO_LONG,
  /// No such device.
  NO_DEVICE,
  /// No such file or directory.
  NO_ENTRY,
  /// No locks.
  NO_LOCK,
  /// Not enough memory, also: the limit of open files is reached.
  INSUFFICIENT_MEMORY,
  /// No space left.
  INSUFFICIENT_SPACE,
  /// Not a directory.
  NOT_DIRECTORY,
  /// Directory not empty.
  NOT_EMPTY,
  /// Not recoverable.
  NOT_RECOVERABLE,
  /// Not supported.
  UNSUPPORTED,
  /// Not a terminal.
  NO_TTY,
  /// No such device or address.
  NO_SUCH_DEVICE,
  /// Value too large.
  OVERFLOW,
  /// Outside of what was granted.
  NOT_PERMITTED,
  /// Broken pipe.
  PIPE,
  /// Granted for reading only.
  READ_ONLY,
  /// Invalid seek.
  INVALID_SEEK,
  /// Text file busy.
  TEXT_FILE_BUSY,
  /// Two filesystems.
  CROSS_DEVICE;

  /// Returns the name in the WIT.
  public String witName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
