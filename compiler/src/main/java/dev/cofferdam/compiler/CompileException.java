package dev.cofferdam.compiler;

/// Thrown when a valid function cannot be compiled: it uses an instruction that is not supported,
/// or it is too large in a way that splitting does not mend.
public final class CompileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int funcIndex;
  private final int offset;

  /// Creates an exception about the instruction at `offset` of the file, in function `funcIndex`.
  public CompileException(String message, int funcIndex, int offset) {
    super("function " + funcIndex + ": " + message);
    this.funcIndex = funcIndex;
    this.offset = offset;
  }

  /// Returns the index of the function.
  public int funcIndex() {
    return funcIndex;
  }

  /// Returns the offset of the instruction in the file.
  public int offset() {
    return offset;
  }
}
