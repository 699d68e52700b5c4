package dev.cofferdam.wasm.dwarf;

/// The header of a line table: how its program is written, and its files.
///
/// Files are read when they are asked for.
///
/// Specification: DWARF 5, section 6.2.4; DWARF 4, section 6.2.4.
final class LineHeader {
  private static final long DWARF_64 = 0xffffffffL;

  private final DwarfModule module;
  private final DwarfUnit unit;
  private final Encoding encoding;
  private final int instructionBytesMin;
  private final int operationsMax;
  private final int lineBase;
  private final int lineRange;
  private final int opcodeBase;
  private final int operandCounts;
  private final int files;
  private final int program;
  private final int end;

  private LineHeader(DwarfModule module, DwarfUnit unit, SectionReader reader) {
    this.module = module;
    this.unit = unit;
    long length = reader.u32();
    int offsetBytes = length == DWARF_64 ? Long.BYTES : Integer.BYTES;
    length = length == DWARF_64 ? reader.unsigned(Long.BYTES) : length;
    end = bounded(reader, length);
    int version = reader.u16();
    int addressBytes = unit.header().encoding().addressBytes();
    if (version < 2 || version > 5) {
      throw new DwarfException("unknown version of the line table");
    }
    if (version == 5) {
      addressBytes = reader.u8();
      reader.skip(1);
    }
    encoding = new Encoding(version, addressBytes, offsetBytes);
    program = bounded(reader, reader.unsigned(offsetBytes));
    instructionBytesMin = reader.u8();
    operationsMax = version < 4 ? 1 : Math.max(1, reader.u8());
    reader.skip(1);
    lineBase = (byte) reader.u8();
    lineRange = Math.max(1, reader.u8());
    opcodeBase = Math.max(1, reader.u8());
    operandCounts = reader.position();
    reader.skip(opcodeBase - 1);
    files = reader.position();
  }

  static LineHeader read(DwarfModule module, DwarfUnit unit, long offset) {
    return new LineHeader(module, unit, module.sections().from(DebugSection.LINE, offset));
  }

  private static int bounded(SectionReader reader, long bytes) {
    if (bytes < 0 || bytes > reader.remaining()) {
      throw new DwarfException("length out of bounds");
    }
    return reader.position() + (int) bytes;
  }

  int instructionBytesMin() {
    return instructionBytesMin;
  }

  int operationsMax() {
    return operationsMax;
  }

  int lineBase() {
    return lineBase;
  }

  int lineRange() {
    return lineRange;
  }

  int opcodeBase() {
    return opcodeBase;
  }

  /// Returns how many operands the standard operation `opcode` has.
  int operandCount(int opcode) {
    return module.sections().from(DebugSection.LINE, operandCounts + opcode - 1L).u8();
  }

  /// Returns where the program begins.
  int program() {
    return program;
  }

  /// Returns where the program ends.
  int end() {
    return end;
  }

  /// Returns the path of file `index`, below the folder of the unit where it is relative.
  String path(long index) {
    SectionReader reader = module.sections().part(DebugSection.LINE, files, end);
    LineFile file =
        encoding.version() < 5
            ? new PlainLineFiles(reader, module, unit).file(index)
            : new FormattedLineFiles(reader, module, unit, encoding).file(index);
    String folder = SourcePath.join(unit.rootText(Attribute.COMP_DIR), file.folder());
    return SourcePath.join(folder, file.name());
  }
}
