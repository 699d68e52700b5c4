package dev.cofferdam.wasm.coredump;

import java.util.List;

/// A thread in a core dump.
///
/// @param name its name
/// @param frames its calls, the youngest first
public record CoreThread(String name, List<CoreFrame> frames) {
  /// Copies the list.
  public CoreThread {
    frames = List.copyOf(frames);
  }
}
