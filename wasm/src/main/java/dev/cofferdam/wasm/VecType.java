package dev.cofferdam.wasm;

/// A vector type.
public enum VecType implements ValType {
  V128;

  /// Returns the type's name in the text format.
  @Override
  public String toString() {
    return "v128";
  }
}
