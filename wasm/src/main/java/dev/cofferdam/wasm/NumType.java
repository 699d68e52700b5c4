package dev.cofferdam.wasm;

/// A number type.
public enum NumType implements ValType {
  I32,
  I64,
  F32,
  F64;

  /// Returns the type's name in the text format.
  @Override
  public String toString() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
