package dev.cofferdam.wasm.dwarf;

/// How the value of an attribute is written.
///
/// Specification: DWARF 5, section 7.5.6; four more of DWARF 4's GNU extensions.
final class Form {
  static final int ADDR = 0x01;
  static final int STRING = 0x08;
  static final int STRP = 0x0e;
  static final int REF_ADDR = 0x10;
  static final int REF1 = 0x11;
  static final int REF2 = 0x12;
  static final int REF4 = 0x13;
  static final int REF8 = 0x14;
  static final int REF_UDATA = 0x15;
  static final int STRX = 0x1a;
  static final int ADDRX = 0x1b;
  static final int LINE_STRP = 0x1f;
  static final int IMPLICIT_CONST = 0x21;
  static final int RNGLISTX = 0x23;
  static final int STRX1 = 0x25;
  static final int STRX2 = 0x26;
  static final int STRX3 = 0x27;
  static final int STRX4 = 0x28;
  static final int ADDRX1 = 0x29;
  static final int ADDRX2 = 0x2a;
  static final int ADDRX3 = 0x2b;
  static final int ADDRX4 = 0x2c;
  static final int GNU_ADDR_INDEX = 0x1f01;
  static final int GNU_STR_INDEX = 0x1f02;

  private static final int INDIRECT = 0x16;

  private Form() {}

  /// Returns whether a value is the place of an entry, counted from its unit's start.
  static boolean isReferenceInUnit(int form) {
    return form >= REF1 && form <= REF_UDATA;
  }

  /// Returns whether a value is an address or the index of one.
  static boolean isAddress(int form) {
    return switch (form) {
      case ADDR, ADDRX, ADDRX1, ADDRX2, ADDRX3, ADDRX4, GNU_ADDR_INDEX -> true;
      default -> false;
    };
  }

  /// Reads the form that stands before an indirect value, or returns `form` itself.
  static int resolved(int form, SectionReader reader) {
    if (form != INDIRECT) {
      return form;
    }
    long found = reader.uleb();
    if (found == INDIRECT || found == IMPLICIT_CONST || found != (int) found) {
      throw new DwarfException("form in the wrong place");
    }
    return (int) found;
  }

  /// Reads a value: the number, the offset, the index; of text and blocks the offset in the section
  /// where they begin, past which the reader then stands.
  ///
  /// @param constant the value that stands with the form, if it is one that does
  static long read(
      int form, long constant, SectionReader reader, Encoding encoding, DwarfBudget budget) {
    return switch (form) {
      case ADDR -> reader.unsigned(encoding.addressBytes());
      case 0x03 -> block(reader, reader.u16()); // block2
      case 0x04 -> block(reader, reader.u32()); // block4
      case 0x09, 0x18 -> block(reader, reader.uleb()); // block, exprloc
      case 0x0a -> block(reader, reader.u8()); // block1
      case 0x1e -> block(reader, 16); // data16
      case 0x0b, 0x0c, REF1, STRX1, ADDRX1 -> reader.u8(); // data1, flag
      case 0x05, REF2, STRX2, ADDRX2 -> reader.u16(); // data2
      case STRX3, ADDRX3 -> reader.unsigned(3);
      case 0x06, REF4, 0x1c, STRX4, ADDRX4 -> reader.u32(); // data4, ref_sup4
      case 0x07, REF8, 0x20, 0x24 -> reader.unsigned(8); // data8, ref_sig8, ref_sup8
      case 0x0d -> reader.sleb(); // sdata
      case 0x0f, REF_UDATA, STRX, ADDRX, 0x22, RNGLISTX -> reader.uleb(); // udata, loclistx
      case GNU_ADDR_INDEX, GNU_STR_INDEX -> reader.uleb();
      case STRP, LINE_STRP, 0x17, 0x1d -> reader.unsigned(encoding.offsetBytes()); // sec_offset
      case 0x1f20, 0x1f21 -> reader.unsigned(encoding.offsetBytes()); // GNU_ref_alt, GNU_strp_alt
      case REF_ADDR -> reader.unsigned(encoding.refAddressBytes());
      case 0x19 -> 1; // flag_present
      case IMPLICIT_CONST -> constant;
      case STRING -> text(reader, budget);
      default -> throw new DwarfException("unknown form");
    };
  }

  private static long block(SectionReader reader, long size) {
    int start = reader.position();
    reader.skip(size);
    return start;
  }

  private static long text(SectionReader reader, DwarfBudget budget) {
    int start = reader.position();
    reader.skipText(budget);
    return start;
  }
}
