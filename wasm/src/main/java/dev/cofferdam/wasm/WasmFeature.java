package dev.cofferdam.wasm;

/// A part of WebAssembly that validation can refuse: what came after WebAssembly 2.0, and SIMD.
///
/// All else of WebAssembly 2.0 (multiple values, bulk memory, reference types, saturating
/// conversions, sign extension, mutable globals) is always there.
public enum WasmFeature {
  /// 128-bit vectors.
  SIMD("simd"),
  /// Vector instructions whose results may differ between machines.
  RELAXED_SIMD("relaxed-simd"),
  /// Integer arithmetic in constant expressions.
  EXTENDED_CONST("extended-const"),
  /// `return_call` and `return_call_indirect`.
  TAIL_CALLS("tail-calls"),
  /// More than one memory.
  MULTI_MEMORY("multi-memory"),
  /// Memories and tables with 64-bit addresses.
  MEMORY64("memory64"),
  /// Tags, `throw`, `throw_ref` and `try_table`.
  EXCEPTIONS("exceptions"),
  /// References to functions of a given type, and references that are never null.
  FUNCTION_REFERENCES("function-references"),
  /// Structs, arrays, `i31`, recursive types and subtypes.
  GC("gc");

  private final String text;

  WasmFeature(String text) {
    this.text = text;
  }

  /// Returns the name in messages.
  @Override
  public String toString() {
    return text;
  }
}
