package dev.cofferdam.wasm.symbols;

/// Thrown inside this package where a name is not of the scheme that is tried, or beyond a limit;
/// it never leaves the package.
final class SymbolException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SymbolException(String message) {
    super(message, null, false, false);
  }
}
