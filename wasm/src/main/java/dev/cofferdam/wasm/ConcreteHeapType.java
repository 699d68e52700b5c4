package dev.cofferdam.wasm;

/// A heap type that a module defines.
///
/// @param typeIndex index into the types of the module
public record ConcreteHeapType(int typeIndex) implements HeapType {
  /// Returns the type index in decimal.
  @Override
  public String toString() {
    return Integer.toString(typeIndex);
  }
}
