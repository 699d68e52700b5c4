package dev.cofferdam.engine;

/// Thrown when a host function failed: its Throwable is the cause, the guest is not to blame.
public final class HostException extends Trap {
  private static final long serialVersionUID = 1L;

  private final String functionName;

  HostException(String functionName, Throwable cause) {
    super(
        TrapKind.HOST,
        "host function " + GuestText.escape(functionName) + " failed: " + cause,
        cause);
    this.functionName = functionName;
  }

  /// Returns the name under which the host function was defined.
  public String functionName() {
    return functionName;
  }
}
