package dev.cofferdam.compiler.classfile;

/// What was written does not fit into a class file: a jump is too far, a method too long, or there
/// are too many constants.
public final class ClassFileLimitException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ClassFileLimitException(String message) {
    super(message);
  }
}
