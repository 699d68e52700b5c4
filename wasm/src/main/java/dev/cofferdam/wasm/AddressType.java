package dev.cofferdam.wasm;

/// The type of an address into a memory or of an index into a table.
public enum AddressType {
  I32,
  I64
}
