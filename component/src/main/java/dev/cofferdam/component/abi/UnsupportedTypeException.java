package dev.cofferdam.component.abi;

/// A value type that validates, but that calls cannot carry: a known gap.
public final class UnsupportedTypeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnsupportedTypeException(String type) {
    super("values of type " + type + " cannot be passed: see known-gaps.txt");
  }
}
