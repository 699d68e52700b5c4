package dev.cofferdam.engine;

/// Thrown when a valid module cannot be made to run: a feature or size that the compiler does not
/// have.
public final class LoadException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// Creates an exception with what the compiler said.
  public LoadException(String message, Throwable cause) {
    super(message, cause);
  }
}
