package dev.cofferdam.wasm.dwarf;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// The debug information of one core module: its units, and which code belongs to which.
///
/// Every method may throw a [DwarfException].
final class DwarfModule {
  private static final int TABLES_MAX = 8;

  private final DebugSections sections;
  private final DwarfBudget budget;
  private final List<DwarfUnit> units = new ArrayList<>();
  private final SequencedMap<Long, Abbreviations> tables = new LinkedHashMap<>(16, 0.75f, true);
  private @Nullable RangeTable unitRanges;

  DwarfModule(DebugSections sections, DwarfBudget budget) {
    this.sections = sections;
    this.budget = budget;
  }

  DebugSections sections() {
    return sections;
  }

  DwarfBudget budget() {
    return budget;
  }

  RangeTable newRangeTable() {
    return new RangeTable(sections.code().size(), budget);
  }

  /// Returns the calls that the instruction at `address` is part of; of a unit that knows the
  /// function, if there is one.
  List<SourceCall> calls(int address) {
    RangeTable ranges = unitRanges();
    List<SourceCall> found = List.of();
    int last = -1;
    for (int i = 0; i < ranges.size(); i++) {
      if (ranges.contains(i, address) && ranges.owner(i) != last) {
        last = ranges.owner(i);
        DwarfUnit unit = units.get(last);
        List<SourceCall> calls = Lenient.read(List.of(), () -> unit.calls(address));
        if (!calls.isEmpty() && !calls.getLast().function().isEmpty()) {
          return calls;
        }
        found = found.isEmpty() ? calls : found;
      }
    }
    return found;
  }

  private RangeTable unitRanges() {
    RangeTable ranges = unitRanges;
    if (ranges == null) {
      RangeTable found = newRangeTable();
      for (UnitHeader header : UnitHeader.all(sections, budget)) {
        Lenient.attempt(() -> addUnit(header, found));
      }
      found.trim();
      ranges = found;
      unitRanges = ranges;
    }
    return ranges;
  }

  private void addUnit(UnitHeader header, RangeTable ranges) {
    var unit = new DwarfUnit(this, header);
    units.add(unit);
    unit.addRanges(ranges, units.size() - 1);
  }

  /// Returns the unit that holds the entry at `offset`.
  DwarfUnit unitAround(long offset) {
    int low = 0;
    int high = units.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      UnitHeader header = units.get(middle).header();
      if (offset < header.offset()) {
        high = middle - 1;
      } else if (offset >= header.end()) {
        low = middle + 1;
      } else {
        return units.get(middle);
      }
    }
    throw new DwarfException("no such unit");
  }

  /// Returns the table of abbreviations at `offset`.
  Abbreviations abbreviations(long offset) {
    Abbreviations table = tables.get(offset);
    if (table == null) {
      table = Abbreviations.read(sections.from(DebugSection.ABBREV, offset), budget);
      keep(offset, table);
    }
    return table;
  }

  /// Keeps the tables that were used last, as many as have together what one may have.
  private void keep(long offset, Abbreviations table) {
    tables.put(offset, table);
    long size = tables.values().stream().mapToLong(Abbreviations::size).sum();
    while (tables.size() > TABLES_MAX
        || (size > budget.limits().attributes() && tables.size() > 1)) {
      size -= Objects.requireNonNull(tables.pollFirstEntry()).getValue().size();
    }
  }

  /// Returns the text at `offset` of a section, cut where it is too long.
  String text(DebugSection section, long offset) {
    SectionReader reader = sections.from(section, offset);
    int bytesMax = Math.min(reader.remaining(), budget.limits().textBytes());
    byte[] text = reader.textBytes(bytesMax);
    budget.steps(1 + text.length / Long.SIZE);
    return new String(text, StandardCharsets.UTF_8);
  }
}
