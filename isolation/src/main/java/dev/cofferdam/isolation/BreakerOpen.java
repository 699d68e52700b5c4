package dev.cofferdam.isolation;

/// The cause of a trap by which a guest ends that wanted a function of the host whose breaker is
/// open. It counts neither against the guest nor against the function.
public final class BreakerOpen extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String functionName;

  /// @param functionName the function as the guest imports it
  /// @param sentence the whole message
  public BreakerOpen(String functionName, String sentence) {
    super(sentence, null, false, false);
    this.functionName = functionName;
  }

  /// Returns the function as the guest imports it.
  public String functionName() {
    return functionName;
  }
}
