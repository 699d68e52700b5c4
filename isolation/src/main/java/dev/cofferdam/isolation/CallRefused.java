package dev.cofferdam.isolation;

/// Thrown by {@link Guest#call} when the guest did not answer although it did not crash.
public final class CallRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Refusal reason;

  CallRefused(CallOutcome.Refused refused) {
    super(refused.sentence());
    this.reason = refused.reason();
  }

  /// Returns why.
  public Refusal reason() {
    return reason;
  }
}
