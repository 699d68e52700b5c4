package dev.cofferdam.wasi.io;

import org.jspecify.annotations.Nullable;

/// The variant `stream-error`: the last operation failed, or the stream is closed.
///
/// An outcome the guest sees, never a crash.
public final class StreamException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable IoError error;

  private StreamException(String message, @Nullable IoError error) {
    super(message, null, false, false);
    this.error = error;
  }

  /// Returns `closed`.
  public static StreamException closed() {
    return new StreamException("closed", null);
  }

  /// Returns `last-operation-failed` with its error.
  public static StreamException failed(IoError error) {
    return new StreamException(error.debugString(), error);
  }

  /// Returns the payload of `last-operation-failed`; null means `closed`.
  public @Nullable IoError error() {
    return error;
  }
}
