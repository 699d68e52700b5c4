package dev.cofferdam.fleet.control;

/// Thrown where no fleet runs that could be asked; the message says how to start it.
public final class NoFleetException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NoFleetException(String message) {
    super(message, null, false, false);
  }
}
