package dev.cofferdam.wasm;

/// Thrown when a module is larger than a limit on loading allows.
public final class LoadLimitException extends WasmException {
  private static final long serialVersionUID = 1L;

  /// Creates an exception about the byte at `offset`, in the specification suite's wording.
  public LoadLimitException(String message, long offset) {
    super(message, offset);
  }
}
