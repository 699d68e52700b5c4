package dev.cofferdam.wasm.dwarf;

import dev.cofferdam.wasm.ByteRange;
import dev.cofferdam.wasm.MalformedException;
import dev.cofferdam.wasm.binary.ByteReader;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// Where the code and the debug information of one core module stand in a file.
///
/// A component holds core modules and other components in sections, laid out as a module's sections
/// are; so a module is found by entering the section that contains the place asked for, until it is
/// a section of code.
///
/// Specification: tool conventions, debugging.
///
/// @param file the module's or its component's bytes
/// @param code contents of the code section, which addresses are relative to
/// @param debug contents of the custom sections, by name
record DebugSections(byte[] file, ByteRange code, Map<DebugSection, ByteRange> debug) {
  private static final int PREAMBLE_BYTES = 8;
  private static final int MODULE_VERSION = 1;
  private static final int LAYER_OFFSET = 6;
  private static final int CUSTOM = 0;
  private static final int COMPONENT_CORE_MODULE = 1;
  private static final int COMPONENT_NESTED = 4;
  private static final int MODULE_CODE = 10;
  private static final int NAME_BYTES_MAX = 32;
  private static final ByteRange NONE = new ByteRange(0, 0);

  /// Finds the core module whose code contains `offset` of `file`.
  static Optional<DebugSections> around(byte[] file, int offset) {
    var range = new ByteRange(0, file.length);
    try {
      while (isComponent(file, range)) {
        range = sectionAround(file, range, offset);
      }
      DebugSections found = ofModule(file, range);
      return found.hasCodeAt(offset) ? Optional.of(found) : Optional.empty();
    } catch (MalformedException _) {
      return Optional.empty();
    }
  }

  private static boolean isComponent(byte[] file, ByteRange range) {
    return range.size() >= PREAMBLE_BYTES && file[range.offset() + LAYER_OFFSET] == 1;
  }

  private static ByteRange sectionAround(byte[] file, ByteRange component, int offset) {
    ByteReader reader = ByteReader.of(file, component);
    reader.skip(PREAMBLE_BYTES);
    while (!reader.isAtEnd()) {
      int id = reader.u8();
      ByteRange contents = reader.range(reader.count());
      boolean canHoldCode = id == COMPONENT_CORE_MODULE || id == COMPONENT_NESTED;
      if (canHoldCode && offset >= contents.offset() && offset < contents.end()) {
        return contents;
      }
    }
    throw reader.malformed("no module there");
  }

  private static DebugSections ofModule(byte[] file, ByteRange module) {
    ByteReader reader = ByteReader.of(file, module);
    reader.skip(Integer.BYTES);
    if (reader.u32Fixed() != MODULE_VERSION) {
      throw reader.malformed("not a module");
    }
    ByteRange code = NONE;
    Map<DebugSection, ByteRange> debug = new EnumMap<>(DebugSection.class);
    while (!reader.isAtEnd()) {
      int id = reader.u8();
      ByteRange contents = reader.range(reader.count());
      if (id == MODULE_CODE) {
        code = contents;
      } else if (id == CUSTOM) {
        addDebugSection(file, contents, debug);
      }
    }
    return new DebugSections(file, code, debug);
  }

  private static void addDebugSection(
      byte[] file, ByteRange contents, Map<DebugSection, ByteRange> debug) {
    ByteReader reader = ByteReader.of(file, contents);
    int size = reader.count();
    if (size <= NAME_BYTES_MAX) {
      DebugSection.of(reader.utf8(size))
          .ifPresent(section -> debug.putIfAbsent(section, reader.range(reader.remaining())));
    }
  }

  boolean hasCodeAt(int offset) {
    return offset >= code.offset() && offset < code.end();
  }

  /// Returns how many bytes `section` has; 0 where there is none.
  int size(DebugSection section) {
    return debug.getOrDefault(section, NONE).size();
  }

  /// Returns a reader of `section` from `offset` on.
  SectionReader from(DebugSection section, long offset) {
    return part(section, offset, size(section));
  }

  /// Returns a reader of a part of `section`.
  SectionReader part(DebugSection section, long from, long to) {
    return SectionReader.of(file, debug.getOrDefault(section, NONE), from, to);
  }
}
