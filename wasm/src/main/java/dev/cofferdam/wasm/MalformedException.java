package dev.cofferdam.wasm;

/// Thrown when bytes are not in the binary format, or a text not in the text format.
public final class MalformedException extends WasmException {
  private static final long serialVersionUID = 1L;

  /// Creates an exception about the byte at `offset`, in the specification suite's wording.
  public MalformedException(String message, long offset) {
    super(message, offset);
  }
}
