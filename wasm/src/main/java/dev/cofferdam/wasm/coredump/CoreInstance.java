package dev.cofferdam.wasm.coredump;

import java.util.List;

/// An instance in a core dump.
///
/// @param moduleIndex which of the dump's modules it is an instance of
/// @param memories for each memory of the instance, in its own order, the dump's index of it, or
///   {@link #NOT_DUMPED}
/// @param globals for each global of the instance, in its own order, the dump's index of it, or
///   {@link #NOT_DUMPED}; empty in a redacted dump
public record CoreInstance(int moduleIndex, List<Integer> memories, List<Integer> globals) {
  /// The index of what the dump does not have. Wasmtime writes it for globals of its own adapters
  /// between components.
  public static final int NOT_DUMPED = -1;

  /// Copies the lists.
  public CoreInstance {
    memories = List.copyOf(memories);
    globals = List.copyOf(globals);
  }
}
