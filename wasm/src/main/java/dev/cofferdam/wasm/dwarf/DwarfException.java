package dev.cofferdam.wasm.dwarf;

/// Thrown inside this package when debug information cannot be read; it never leaves the package.
sealed class DwarfException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DwarfException(String message) {
    super(message, null, false, false);
  }

  /// The debug information is beyond a limit that ends all reading of it.
  static final class BeyondLimit extends DwarfException {
    private static final long serialVersionUID = 1L;

    BeyondLimit(String limit) {
      super("beyond the limit " + limit);
    }
  }
}
