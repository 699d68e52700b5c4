package dev.cofferdam.wasm.dwarf;

/// The attributes that are read; all others are skipped.
///
/// Specification: DWARF 5, section 7.5.4.
enum Attribute {
  SIBLING(0x01),
  NAME(0x03),
  STMT_LIST(0x10),
  LOW_PC(0x11),
  HIGH_PC(0x12),
  COMP_DIR(0x1b),
  ABSTRACT_ORIGIN(0x31),
  SPECIFICATION(0x47),
  RANGES(0x55),
  CALL_COLUMN(0x57),
  CALL_FILE(0x58),
  CALL_LINE(0x59),
  LINKAGE_NAME(0x6e),
  STR_OFFSETS_BASE(0x72),
  ADDR_BASE(0x73),
  RNGLISTS_BASE(0x74),
  MIPS_LINKAGE_NAME(0x2007);

  static final int COUNT = values().length;
  private static final Attribute[] ALL = values();

  private final int code;

  Attribute(int code) {
    this.code = code;
  }

  /// Returns the place of this attribute among all, for arrays that hold one thing for each.
  @SuppressWarnings("EnumOrdinal")
  int index() {
    return ordinal();
  }

  /// Returns the index of the attribute with this code, or -1.
  static int indexOf(long code) {
    for (Attribute each : ALL) {
      if (each.code == code) {
        return each.index();
      }
    }
    return -1;
  }
}
