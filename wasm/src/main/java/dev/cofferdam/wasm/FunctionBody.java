package dev.cofferdam.wasm;

import java.util.List;

/// The code of a function, as a view of the binary.
///
/// @param bytes the whole body: local declarations and instructions, without the size before them
/// @param code the instructions alone, the closing `end` included
/// @param locals declared locals, run by run, in order and without empty ones; parameters are not
///   among them
public record FunctionBody(ByteRange bytes, ByteRange code, List<LocalRun> locals) {
  /// A run of locals of one type.
  ///
  /// @param count how many, unsigned 32-bit
  /// @param type their type
  public record LocalRun(int count, ValType type) {}
}
