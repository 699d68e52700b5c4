package dev.cofferdam.wasm;

/// What a reference refers to.
///
/// Specification: section 2.3.3, heap types.
public sealed interface HeapType permits AbstractHeapType, ConcreteHeapType {}
