package dev.cofferdam.wasi.filesystem;

/// An `error-code` on its way to the guest: an outcome, never a crash.
///
/// It has no message of the host's, so that no host path reaches a guest.
final class FilesystemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;

  FilesystemException(ErrorCode code) {
    super(code.witName(), null, false, false);
    this.code = code;
  }

  /// Returns the code.
  ErrorCode code() {
    return code;
  }
}
