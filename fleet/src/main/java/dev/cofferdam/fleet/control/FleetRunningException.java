package dev.cofferdam.fleet.control;

/// Thrown where a fleet is to be started that runs already.
public final class FleetRunningException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  FleetRunningException(String message) {
    super(message, null, false, false);
  }
}
