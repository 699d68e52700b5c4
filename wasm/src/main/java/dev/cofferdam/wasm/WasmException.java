package dev.cofferdam.wasm;

/// Why bytes are not a module: malformed or invalid.
public abstract sealed class WasmException extends RuntimeException
    permits MalformedException, InvalidException, LoadLimitException {
  private static final long serialVersionUID = 1L;

  private final String message;
  private final long offset;

  /// Creates an exception about the byte at `offset` of the binary.
  WasmException(String message, long offset) {
    super(message);
    this.message = message;
    this.offset = offset;
  }

  /// Returns what is wrong, in the specification suite's wording.
  @Override
  public String getMessage() {
    return message;
  }

  /// Returns the offset of the offending byte in the file.
  public long offset() {
    return offset;
  }
}
