package dev.cofferdam.wasm.dwarf;

/// Executes a line program, row by row.
///
/// Specification: DWARF 5, sections 6.2.2 and 6.2.5.
final class LineMachine {
  private static final int COPY = 1;
  private static final int ADVANCE_PC = 2;
  private static final int ADVANCE_LINE = 3;
  private static final int SET_FILE = 4;
  private static final int SET_COLUMN = 5;
  private static final int NEGATE_STMT = 6;
  private static final int SET_BASIC_BLOCK = 7;
  private static final int CONST_ADD_PC = 8;
  private static final int FIXED_ADVANCE_PC = 9;
  private static final int SET_PROLOGUE_END = 10;
  private static final int SET_EPILOGUE_BEGIN = 11;
  private static final int SET_ISA = 12;
  private static final int END_SEQUENCE = 1;
  private static final int SET_ADDRESS = 2;
  private static final int LARGEST_SPECIAL = 255;

  private final LineHeader header;
  private final SectionReader reader;
  private final DwarfBudget budget;
  private long address;
  private long operation;
  private long file = 1;
  private long line = 1;
  private long column;
  private boolean isEnd;

  LineMachine(LineHeader header, SectionReader reader, DwarfBudget budget) {
    this.header = header;
    this.reader = reader;
    this.budget = budget;
  }

  /// Goes on to the next row; false where the program ends.
  boolean nextRow() {
    if (isEnd) {
      reset();
    }
    while (!reader.isAtEnd()) {
      budget.step();
      if (execute(reader.u8())) {
        return true;
      }
    }
    return false;
  }

  private void reset() {
    address = 0;
    operation = 0;
    file = 1;
    line = 1;
    column = 0;
    isEnd = false;
  }

  private boolean execute(int opcode) {
    if (opcode >= header.opcodeBase()) {
      special(opcode);
      return true;
    }
    return opcode == 0 ? extended() : standard(opcode);
  }

  private void special(int opcode) {
    int adjusted = opcode - header.opcodeBase();
    line += header.lineBase() + adjusted % header.lineRange();
    advance(adjusted / header.lineRange());
  }

  private boolean standard(int opcode) {
    switch (opcode) {
      case COPY -> {
        return true;
      }
      case ADVANCE_PC -> advance(reader.uleb());
      case ADVANCE_LINE -> line += reader.sleb();
      case SET_FILE -> file = reader.uleb();
      case SET_COLUMN -> column = reader.uleb();
      case NEGATE_STMT, SET_BASIC_BLOCK, SET_PROLOGUE_END, SET_EPILOGUE_BEGIN -> {}
      case CONST_ADD_PC -> advance((LARGEST_SPECIAL - header.opcodeBase()) / header.lineRange());
      case FIXED_ADVANCE_PC -> {
        address += reader.u16();
        operation = 0;
      }
      case SET_ISA -> reader.uleb();
      default -> skipOperands(header.operandCount(opcode));
    }
    return false;
  }

  private void skipOperands(int count) {
    for (int i = 0; i < count; i++) {
      reader.uleb();
    }
  }

  private boolean extended() {
    long size = reader.uleb();
    int end = reader.position() + (int) Math.min(size, reader.remaining());
    if (size <= 0 || size > reader.remaining()) {
      throw new DwarfException("operation out of bounds");
    }
    int opcode = reader.u8();
    if (opcode == END_SEQUENCE) {
      isEnd = true;
    } else if (opcode == SET_ADDRESS) {
      address = reader.unsigned((int) Math.min(size - 1, Long.BYTES));
      operation = 0;
    }
    reader.seek(end);
    return isEnd;
  }

  private void advance(long operations) {
    int most = header.operationsMax();
    if (most == 1) {
      address += header.instructionBytesMin() * operations;
      return;
    }
    long all = operation + operations;
    address += header.instructionBytesMin() * (all / most);
    operation = all % most;
  }

  long address() {
    return address;
  }

  /// Returns whether the row ends a run of code: it says where that ends, and nothing else.
  boolean isEnd() {
    return isEnd;
  }

  /// Returns where in the section the program stands.
  int position() {
    return reader.position();
  }

  LineTable.Row row() {
    int lineNumber = LineTable.lineNumber(line);
    return new LineTable.Row(file, lineNumber, lineNumber == 0 ? -1 : LineTable.lineNumber(column));
  }
}
