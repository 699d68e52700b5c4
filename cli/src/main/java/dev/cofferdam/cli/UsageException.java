package dev.cofferdam.cli;

/// Thrown when what was asked on the command line cannot be done; the message says what to write.
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message, null, false, false);
  }
}
