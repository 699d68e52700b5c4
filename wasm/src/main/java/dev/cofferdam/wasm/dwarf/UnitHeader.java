package dev.cofferdam.wasm.dwarf;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The header of a unit of debug information.
///
/// Specification: DWARF 5, section 7.5.1; DWARF 4, section 7.5.1.1.
///
/// @param offset where the unit begins in its section
/// @param entries where its first entry stands
/// @param end where it ends
/// @param encoding how it writes things
/// @param abbreviations where its table of abbreviations stands
record UnitHeader(int offset, int entries, int end, Encoding encoding, long abbreviations) {
  private static final long DWARF_64 = 0xffffffffL;
  private static final long RESERVED_LENGTHS = 0xfffffff0L;
  private static final int TYPE_UNIT = 2;
  private static final int SKELETON_UNIT = 4;
  private static final int SPLIT_TYPE_UNIT = 6;
  private static final int SIGNATURE_BYTES = 8;

  /// Reads the headers of all units that hold code, as far as they can be read.
  static List<UnitHeader> all(DebugSections sections, DwarfBudget budget) {
    List<UnitHeader> units = new ArrayList<>();
    SectionReader reader = sections.from(DebugSection.INFO, 0);
    Lenient.attempt(() -> readAll(reader, units, budget));
    return units;
  }

  private static void readAll(SectionReader reader, List<UnitHeader> units, DwarfBudget budget) {
    while (!reader.isAtEnd()) {
      budget.step();
      UnitHeader unit = next(reader);
      if (unit != null) {
        budget.entry();
        units.add(unit);
      }
    }
  }

  private static @Nullable UnitHeader next(SectionReader reader) {
    int offset = reader.position();
    long length = reader.u32();
    int offsetBytes = length == DWARF_64 ? Long.BYTES : Integer.BYTES;
    if (length == DWARF_64) {
      length = reader.unsigned(Long.BYTES);
    } else if (length >= RESERVED_LENGTHS) {
      throw new DwarfException("reserved length");
    }
    if (length < 0 || length > reader.remaining()) {
      throw new DwarfException("length out of bounds");
    }
    int end = reader.position() + (int) length;
    UnitHeader unit = header(reader, offset, end, offsetBytes);
    reader.seek(end);
    return unit;
  }

  private static @Nullable UnitHeader header(
      SectionReader reader, int offset, int end, int offsetBytes) {
    int version = reader.u16();
    if (version < 2 || version > 5) {
      return null;
    }
    int type = version < 5 ? 0 : reader.u8();
    int addressBytes = version < 5 ? 0 : reader.u8();
    long abbreviations = reader.unsigned(offsetBytes);
    if (version < 5) {
      addressBytes = reader.u8();
    }
    if (type >= SKELETON_UNIT) {
      reader.skip(SIGNATURE_BYTES);
    }
    boolean hasCode = type != TYPE_UNIT && type != SPLIT_TYPE_UNIT;
    boolean isKnown = addressBytes == Integer.BYTES || addressBytes == Long.BYTES;
    return hasCode && isKnown && reader.position() <= end
        ? new UnitHeader(
            offset,
            reader.position(),
            end,
            new Encoding(version, addressBytes, offsetBytes),
            abbreviations)
        : null;
  }
}
