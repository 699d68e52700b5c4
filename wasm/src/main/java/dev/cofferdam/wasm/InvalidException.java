package dev.cofferdam.wasm;

/// Thrown when a well-formed module breaks a rule of validation.
public final class InvalidException extends WasmException {
  private static final long serialVersionUID = 1L;

  /// Creates an exception about the byte at `offset`, in the specification suite's wording.
  public InvalidException(String message, long offset) {
    super(message, offset);
  }
}
