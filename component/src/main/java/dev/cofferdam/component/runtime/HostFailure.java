package dev.cofferdam.component.runtime;

/// Carries what a host function threw to the border of the guest that called it.
public final class HostFailure extends Exception {
  private static final long serialVersionUID = 1L;
  private final String functionName;
  private final Exception failure;

  HostFailure(String functionName, Exception failure) {
    super(null, failure, false, false);
    this.functionName = functionName;
    this.failure = failure;
  }

  /// Name of the host function.
  public String functionName() {
    return functionName;
  }

  /// What it threw.
  public Exception failure() {
    return failure;
  }
}
