package dev.cofferdam.wasm.dwarf;

import org.jspecify.annotations.Nullable;

/// The line table of a unit: a program that makes rows of addresses and places in the source.
///
/// The rows are not kept, only where the program of each run of code begins; a lookup makes the
/// rows of one run again.
///
/// Specification: DWARF 5, section 6.2.
final class LineTable {
  private final LineHeader header;
  private final RangeTable sequences;
  private final DwarfModule module;

  /// A place in the source.
  ///
  /// @param file number of the file in the table; -1 where it is not known
  /// @param line line from 1, or 0
  /// @param column column from 1, 0 for the whole line, -1 where it is not known
  record Row(long file, int line, int column) {}

  private LineTable(DwarfModule module, LineHeader header) {
    this.module = module;
    this.header = header;
    this.sequences = module.newRangeTable();
  }

  static LineTable read(DwarfModule module, DwarfUnit unit, long offset) {
    var table = new LineTable(module, LineHeader.read(module, unit, offset));
    Lenient.attempt(table::findSequences);
    table.sequences.trim();
    return table;
  }

  private void findSequences() {
    LineMachine machine = machine(header.program());
    int start = header.program();
    long begin = -1;
    while (machine.nextRow()) {
      begin = begin < 0 ? machine.address() : begin;
      if (machine.isEnd()) {
        sequences.add(begin, machine.address(), start);
        start = machine.position();
        begin = -1;
      }
    }
  }

  private LineMachine machine(int start) {
    SectionReader reader = module.sections().part(DebugSection.LINE, start, header.end());
    return new LineMachine(header, reader, module.budget());
  }

  /// Gives `sink` the ranges of code that have lines.
  void forEachSequence(RangeSink sink) {
    sequences.forEach(sink);
  }

  /// Returns the place that the instruction at `address` came from: what the last row at or before
  /// it says.
  @Nullable Row row(int address) {
    int start = sequences.ownerOf(address);
    if (start < 0) {
      return null;
    }
    LineMachine machine = machine(start);
    Row found = null;
    while (machine.nextRow() && !machine.isEnd() && machine.address() <= address) {
      found = machine.row();
    }
    return found;
  }

  /// Returns the path of file `index`.
  String path(long index) {
    return header.path(index);
  }

  /// Returns a line or column as number that is not negative.
  static int lineNumber(long value) {
    return value < 0 || value > Integer.MAX_VALUE ? 0 : (int) value;
  }
}
