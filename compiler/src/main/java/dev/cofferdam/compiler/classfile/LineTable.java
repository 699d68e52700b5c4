package dev.cofferdam.compiler.classfile;

/// The line numbers of a method: section 4.7.12 of the specification.
final class LineTable {
  private static final int ENTRY_BYTES = 4;

  private final ByteWriter out = new ByteWriter(64);
  private int lastPosition = -1;

  int count() {
    return out.size() / ENTRY_BYTES;
  }

  ByteWriter bytes() {
    return out;
  }

  /// Gives the code from `position` on a line; the last one given to a position holds.
  void add(int position, int line) {
    if (position == lastPosition) {
      out.truncate(out.size() - ENTRY_BYTES);
    }
    out.u2(position);
    out.u2(line);
    lastPosition = position;
  }

  /// Ends the table of a method of `codeBytes`: a line of no code is none.
  void end(int codeBytes) {
    if (lastPosition == codeBytes) {
      out.truncate(out.size() - ENTRY_BYTES);
    }
  }
}
