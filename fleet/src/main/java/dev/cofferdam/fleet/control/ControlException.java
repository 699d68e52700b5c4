package dev.cofferdam.fleet.control;

/// Thrown where a request cannot be answered; the message says what to ask instead.
public final class ControlException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  ControlException(int status, String message) {
    super(message, null, false, false);
    this.status = status;
  }

  /// Creates one for a request that is wrong in itself.
  public static ControlException badRequest(String message) {
    return new ControlException(400, message);
  }

  /// Creates one for something that is not there.
  public static ControlException notFound(String message) {
    return new ControlException(404, message);
  }

  /// Creates one for something that does not go now.
  public static ControlException conflict(String message) {
    return new ControlException(409, message);
  }

  /// Returns the HTTP status.
  public int status() {
    return status;
  }
}
