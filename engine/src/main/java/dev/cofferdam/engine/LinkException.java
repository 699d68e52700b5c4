package dev.cofferdam.engine;

/// Thrown when imports are missing or do not fit.
///
/// Specification: section 4.7.2, instantiation.
public final class LinkException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// Creates an exception; the message starts with the specification suite's words.
  public LinkException(String message) {
    super(message);
  }
}
