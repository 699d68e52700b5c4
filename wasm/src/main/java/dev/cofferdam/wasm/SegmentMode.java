package dev.cofferdam.wasm;

/// When a segment is copied.
public sealed interface SegmentMode {
  /// Copied into a memory or table by instantiation.
  ///
  /// @param targetIndex index of the memory or table
  /// @param offset where the first byte or element goes
  record Active(int targetIndex, ConstExpr offset) implements SegmentMode {}

  /// Copied by instructions.
  record Passive() implements SegmentMode {}

  /// Never copied; it declares that its functions are referenced.
  record Declarative() implements SegmentMode {}
}
