package dev.cofferdam.wasm.dwarf;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A unit of debug information, which its first entry describes: the source file that was compiled,
/// the code that came of it, and where its other tables begin.
///
/// What a lookup needs, the functions and the line table, is read at the first lookup in the unit.
final class DwarfUnit {
  private static final int TAG_SUBPROGRAM = 0x2e;

  private final DwarfModule module;
  private final UnitHeader header;
  private final long lowPc;
  private final long strOffsetsBase;
  private final long addrBase;
  private final long rnglistsBase;
  private final long lineOffset;
  private @Nullable RangeTable functions;
  private @Nullable LineTable lines;

  /// Reads the first entry.
  DwarfUnit(DwarfModule module, UnitHeader header) {
    this.module = module;
    this.header = header;
    Entry root = entryAt(header.entries());
    int headerBytes = header.encoding().lengthBytes() + Integer.BYTES;
    strOffsetsBase = root.valueOr(Attribute.STR_OFFSETS_BASE, headerBytes);
    addrBase = root.valueOr(Attribute.ADDR_BASE, headerBytes);
    rnglistsBase = root.valueOr(Attribute.RNGLISTS_BASE, headerBytes + Integer.BYTES);
    lineOffset = root.valueOr(Attribute.STMT_LIST, -1);
    lowPc = root.has(Attribute.LOW_PC) ? address(root, Attribute.LOW_PC) : 0;
  }

  UnitHeader header() {
    return header;
  }

  /// Adds the code of the unit to `table`.
  void addRanges(RangeTable table, int owner) {
    Entry root = entryAt(header.entries());
    boolean hasRanges = root.has(Attribute.RANGES) || root.has(Attribute.HIGH_PC);
    if (hasRanges) {
      forEachRange(root, (begin, end) -> table.add(begin, end, owner));
    } else if (lineOffset >= 0) {
      lines().forEachSequence((begin, end) -> table.add(begin, end, owner));
    }
  }

  /// Returns the calls that the instruction at `address` is part of, the innermost one first; empty
  /// where the unit does not know.
  List<SourceCall> calls(int address) {
    int function = functions().ownerOf(address);
    LineTable.Row row = row(address);
    if (function < 0) {
      return row == null ? List.of() : List.of(call("", row));
    }
    return calls(new InlinedCalls(this, function, address).read(), row);
  }

  private List<SourceCall> calls(
      List<InlinedCalls.Call> outermostFirst, LineTable.@Nullable Row row) {
    List<SourceCall> calls = new ArrayList<>();
    LineTable.Row place = row;
    for (InlinedCalls.Call each : outermostFirst.reversed()) {
      calls.add(call(each.name(), place));
      place = each.callSite();
    }
    return calls;
  }

  private SourceCall call(String function, LineTable.@Nullable Row place) {
    return place == null
        ? new SourceCall(function, "", 0, -1)
        : new SourceCall(function, file(place.file()), place.line(), place.column());
  }

  private String file(long fileIndex) {
    return fileIndex < 0 || lineOffset < 0 ? "" : Lenient.read("", () -> lines().path(fileIndex));
  }

  private LineTable.@Nullable Row row(int address) {
    return lineOffset < 0 ? null : Lenient.read(null, () -> lines().row(address));
  }

  private LineTable lines() {
    LineTable table = lines;
    if (table == null) {
      table = LineTable.read(module, this, lineOffset);
      lines = table;
    }
    return table;
  }

  private RangeTable functions() {
    RangeTable table = functions;
    if (table == null) {
      table = module.newRangeTable();
      RangeTable found = table;
      Lenient.attempt(() -> readFunctions(found));
      table.trim();
      functions = table;
    }
    return table;
  }

  private void readFunctions(RangeTable table) {
    EntryCursor cursor = cursor(header.entries());
    for (Entry entry = cursor.next(); entry != null; entry = cursor.next()) {
      if (entry.tag == TAG_SUBPROGRAM) {
        int function = entry.offset;
        Entry described = entry;
        Lenient.attempt(
            () -> forEachRange(described, (begin, end) -> table.add(begin, end, function)));
      }
    }
  }

  /// Returns a cursor that begins with the entry at `offset` of the section.
  EntryCursor cursor(long offset) {
    if (offset < header.entries() || offset >= header.end()) {
      throw new DwarfException("no such entry in the unit");
    }
    SectionReader reader = module.sections().part(DebugSection.INFO, offset, header.end());
    return new EntryCursor(
        header, module.abbreviations(header.abbreviations()), reader, module.budget());
  }

  /// Reads the entry at `offset` of the section.
  Entry entryAt(long offset) {
    Entry entry = cursor(offset).next();
    if (entry == null) {
      throw new DwarfException("no entry");
    }
    return entry;
  }

  /// Gives `sink` the ranges of code that `entry` stands for; none if it stands for no code.
  void forEachRange(Entry entry, RangeSink sink) {
    if (entry.has(Attribute.RANGES)) {
      ranges(entry, sink);
    } else if (entry.has(Attribute.LOW_PC) && entry.has(Attribute.HIGH_PC)) {
      long begin = address(entry, Attribute.LOW_PC);
      boolean isAddress = Form.isAddress(entry.form(Attribute.HIGH_PC));
      long end =
          isAddress ? address(entry, Attribute.HIGH_PC) : begin + entry.value(Attribute.HIGH_PC);
      if (!header.encoding().isTombstone(begin)) {
        sink.range(begin, end);
      }
    }
  }

  private void ranges(Entry entry, RangeSink sink) {
    var lists = new RangeLists(this, lowPc, module.budget(), sink);
    long value = entry.value(Attribute.RANGES);
    if (header.encoding().version() < 5) {
      lists.readPairs(module.sections().from(DebugSection.RANGES, value));
    } else {
      boolean isIndex = entry.form(Attribute.RANGES) == Form.RNGLISTX;
      long offset = isIndex ? indexedRangeList(value) : value;
      lists.readEntries(module.sections().from(DebugSection.RNGLISTS, offset));
    }
  }

  private long indexedRangeList(long index) {
    int bytes = header.encoding().offsetBytes();
    return rnglistsBase + item(DebugSection.RNGLISTS, rnglistsBase, index, bytes);
  }

  /// Returns entry `index` of the unit's addresses.
  long indexedAddress(long index) {
    return item(DebugSection.ADDR, addrBase, index, header.encoding().addressBytes());
  }

  private long item(DebugSection section, long base, long index, int bytes) {
    if (index < 0 || index > Integer.MAX_VALUE) {
      throw new DwarfException("no such index");
    }
    return module.sections().from(section, base + index * bytes).unsigned(bytes);
  }

  private long address(Entry entry, Attribute attribute) {
    int form = entry.form(attribute);
    long value = entry.value(attribute);
    return form == Form.ADDR ? value : indexedAddress(value);
  }

  /// Returns the text that is the value of an attribute, or empty where that is not there.
  String text(Entry entry, Attribute attribute) {
    return entry.has(attribute) ? text(entry.form(attribute), entry.value(attribute)) : "";
  }

  /// Returns text of the first entry, such as the unit's name.
  String rootText(Attribute attribute) {
    return text(entryAt(header.entries()), attribute);
  }

  /// Returns the text that a value stands for.
  String text(int form, long value) {
    return switch (form) {
      case Form.STRING -> module.text(DebugSection.INFO, value);
      case Form.STRP -> module.text(DebugSection.STR, value);
      case Form.LINE_STRP -> module.text(DebugSection.LINE_STR, value);
      case Form.STRX, Form.STRX1, Form.STRX2, Form.STRX3, Form.STRX4, Form.GNU_STR_INDEX -> {
        int bytes = header.encoding().offsetBytes();
        yield module.text(
            DebugSection.STR, item(DebugSection.STR_OFFSETS, strOffsetsBase, value, bytes));
      }
      default -> "";
    };
  }

  /// Returns the name of the function that `entry` stands for, or empty.
  String functionName(Entry entry) {
    return Lenient.read("", () -> FunctionNames.find(module, this, entry));
  }

  DwarfBudget budget() {
    return module.budget();
  }
}
