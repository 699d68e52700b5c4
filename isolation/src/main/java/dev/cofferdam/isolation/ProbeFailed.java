package dev.cofferdam.isolation;

/// The cause of a crash that is none of the guest's own doing: its instance said again and again
/// that it does not do well.
public final class ProbeFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ProbeFailed(String sentence) {
    super(sentence, null, false, false);
  }
}
