package dev.cofferdam.wasm.coredump;

import java.util.List;

/// An instance in a core dump.
///
/// @param moduleIndex which of the dump's modules it is an instance of
/// @param memories for each memory of the instance, in its own order, the dump's index of it
/// @param globals for each global of the instance, in its own order, the dump's index of it; empty
///   in a redacted dump
public record CoreInstance(int moduleIndex, List<Integer> memories, List<Integer> globals) {
  /// Copies the lists.
  public CoreInstance {
    memories = List.copyOf(memories);
    globals = List.copyOf(globals);
  }
}
