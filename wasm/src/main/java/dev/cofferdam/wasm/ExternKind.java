package dev.cofferdam.wasm;

/// The kind of an import or export; the order is that of the binary format's codes.
public enum ExternKind {
  FUNC,
  TABLE,
  MEMORY,
  GLOBAL,
  TAG
}
