package dev.cofferdam.wasm.dwarf;

/// One call of the source that an instruction is part of: of a function, or of one that was inlined
/// into it.
///
/// Text comes from the guest and may contain any characters.
///
/// @param function the function's name for linkers where it has one, else its name in the source;
///   empty where it is not known
/// @param file path of the source file, as the compiler saw it; empty where it is not known
/// @param line line from 1; 0 where it is not known
/// @param column column from 1, or 0 for the line as a whole; -1 where it is not known
public record SourceCall(String function, String file, int line, int column) {
  /// Returns the place as `file:line:column`, without what is not known.
  public String place() {
    if (file.isEmpty() || line == 0) {
      return file;
    }
    return column < 0 ? file + ":" + line : file + ":" + line + ":" + column;
  }
}
