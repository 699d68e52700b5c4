package dev.cofferdam.wasi.http;

/// A `header-error` on its way to the guest: an outcome, never a crash.
final class HeaderException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// Creates one from the name of its case.
  HeaderException(String caseName) {
    super(caseName, null, false, false);
  }
}
