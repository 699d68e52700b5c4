package dev.cofferdam.wasm.dwarf;

/// Reads lists of ranges, of the kinds of DWARF 4 and 5.
///
/// Specification: DWARF 5, section 2.17.3; DWARF 4, section 2.17.3.
final class RangeLists {
  private static final int END_OF_LIST = 0;
  private static final int BASE_ADDRESSX = 1;
  private static final int STARTX_ENDX = 2;
  private static final int STARTX_LENGTH = 3;
  private static final int OFFSET_PAIR = 4;
  private static final int BASE_ADDRESS = 5;
  private static final int START_END = 6;
  private static final int START_LENGTH = 7;

  private final DwarfUnit unit;
  private final Encoding encoding;
  private final DwarfBudget budget;
  private final RangeSink sink;
  private long base;

  /// @param base what offsets are relative to at first: the unit's address
  RangeLists(DwarfUnit unit, long base, DwarfBudget budget, RangeSink sink) {
    this.unit = unit;
    this.encoding = unit.header().encoding();
    this.base = base;
    this.budget = budget;
    this.sink = sink;
  }

  /// Reads pairs of addresses.
  void readPairs(SectionReader reader) {
    int addressBytes = encoding.addressBytes();
    while (true) {
      budget.step();
      long begin = reader.unsigned(addressBytes);
      long end = reader.unsigned(addressBytes);
      if (begin == 0 && end == 0) {
        return;
      }
      if (begin == encoding.addressMax()) {
        base = end;
      } else if (!encoding.isTombstone(begin)) {
        offsets(begin, end);
      }
    }
  }

  /// Reads entries that each say what they are.
  void readEntries(SectionReader reader) {
    int kind = reader.u8();
    while (kind != END_OF_LIST) {
      budget.step();
      entry(kind, reader);
      kind = reader.u8();
    }
  }

  private void entry(int kind, SectionReader reader) {
    switch (kind) {
      case BASE_ADDRESSX -> base = unit.indexedAddress(reader.uleb());
      case BASE_ADDRESS -> base = address(reader);
      case OFFSET_PAIR -> offsets(reader.uleb(), reader.uleb());
      case STARTX_ENDX ->
          range(unit.indexedAddress(reader.uleb()), unit.indexedAddress(reader.uleb()));
      case STARTX_LENGTH -> length(unit.indexedAddress(reader.uleb()), reader.uleb());
      case START_END -> range(address(reader), address(reader));
      case START_LENGTH -> length(address(reader), reader.uleb());
      default -> throw new DwarfException("unknown kind of range");
    }
  }

  private long address(SectionReader reader) {
    return reader.unsigned(encoding.addressBytes());
  }

  private void offsets(long begin, long end) {
    if (!encoding.isTombstone(base)) {
      range(encoding.sum(base, begin), encoding.sum(base, end));
    }
  }

  private void length(long begin, long length) {
    if (!encoding.isTombstone(begin)) {
      range(begin, encoding.sum(begin, length));
    }
  }

  private void range(long begin, long end) {
    if (!encoding.isTombstone(begin) && Long.compareUnsigned(begin, end) < 0) {
      sink.range(begin, end);
    }
  }
}
