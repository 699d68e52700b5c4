package dev.cofferdam.wasm.dwarf;

import java.util.Optional;

/// The sections that are read.
enum DebugSection {
  INFO(".debug_info"),
  ABBREV(".debug_abbrev"),
  LINE(".debug_line"),
  STR(".debug_str"),
  LINE_STR(".debug_line_str"),
  STR_OFFSETS(".debug_str_offsets"),
  ADDR(".debug_addr"),
  RANGES(".debug_ranges"),
  RNGLISTS(".debug_rnglists");

  private final String sectionName;

  DebugSection(String sectionName) {
    this.sectionName = sectionName;
  }

  static Optional<DebugSection> of(String name) {
    for (DebugSection each : values()) {
      if (each.sectionName.equals(name)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }
}
