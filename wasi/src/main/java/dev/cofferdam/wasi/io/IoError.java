package dev.cofferdam.wasi.io;

import java.util.Optional;

/// The resource `error` of `wasi:io/error`: why an operation on a stream failed.
///
/// It carries the typed cause, so that other interfaces can look for the one they know, as
/// `filesystem-error-code` does.
public final class IoError {
  private final String debugString;
  private final Object detail;

  private IoError(String debugString, Object detail) {
    this.debugString = debugString;
    this.detail = detail;
  }

  /// Creates an error from the sentence a guest may read and the typed cause, usually an enum of
  /// error codes.
  ///
  /// The sentence must not tell anything about the host, such as paths.
  public static IoError of(String debugString, Object detail) {
    return new IoError(debugString, detail);
  }

  /// Returns the sentence for `to-debug-string`.
  public String debugString() {
    return debugString;
  }

  /// Returns the typed cause if it is of the given type.
  public <T> Optional<T> detail(Class<T> type) {
    return type.isInstance(detail) ? Optional.of(type.cast(detail)) : Optional.empty();
  }
}
