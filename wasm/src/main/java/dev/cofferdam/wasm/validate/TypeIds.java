package dev.cofferdam.wasm.validate;

/// Gives the canonical id of a module's type.
@FunctionalInterface
interface TypeIds {
  /// Returns the canonical id of type `typeIndex`.
  int id(int typeIndex);
}
