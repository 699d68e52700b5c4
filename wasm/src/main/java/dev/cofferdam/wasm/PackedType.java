package dev.cofferdam.wasm;

/// An integer that is narrower in a field than on the operand stack, where it is an `i32`.
public enum PackedType implements StorageType {
  I8,
  I16
}
