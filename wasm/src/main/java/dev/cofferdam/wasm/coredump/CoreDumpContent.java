package dev.cofferdam.wasm.coredump;

/// How much a core dump holds.
public enum CoreDumpContent {
  /// Modules, instances, frames and sizes; no byte of a memory, no value of a global or a frame.
  REDACTED,

  /// Everything, secrets of the guest included.
  FULL
}
