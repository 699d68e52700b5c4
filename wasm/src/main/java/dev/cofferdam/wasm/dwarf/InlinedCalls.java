package dev.cofferdam.wasm.dwarf;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Walks over a function's entries and finds the calls inlined into it, one into the other, that an
/// instruction is part of.
final class InlinedCalls {
  private static final int TAG_INLINED_SUBROUTINE = 0x1d;
  private static final int TAG_SUBPROGRAM = 0x2e;

  private final DwarfUnit unit;
  private final EntryCursor cursor;
  private final int address;
  private final List<Call> calls = new ArrayList<>();
  private boolean isInRange;

  /// A call of the function `name`.
  ///
  /// @param callSite where it was called; null for the function that is not inlined
  record Call(String name, LineTable.@Nullable Row callSite) {}

  /// @param function offset of the function's entry
  InlinedCalls(DwarfUnit unit, int function, int address) {
    this.unit = unit;
    this.cursor = unit.cursor(function);
    this.address = address;
  }

  /// Returns the function and what is inlined there, the outermost call first.
  List<Call> read() {
    Entry function = cursor.next();
    if (function == null) {
      return List.of();
    }
    calls.add(new Call(unit.functionName(function), null));
    int innermostDepth = 0;
    Entry entry = cursor.next();
    while (entry != null && cursor.depth() > innermostDepth) {
      if (isInlinedHere(entry)) {
        add(entry);
        innermostDepth = cursor.depth();
        if (!entry.hasChildren) {
          return calls;
        }
      } else if (entry.tag == TAG_INLINED_SUBROUTINE || entry.tag == TAG_SUBPROGRAM) {
        cursor.skipChildren();
      }
      entry = cursor.next();
    }
    return calls;
  }

  private boolean isInlinedHere(Entry entry) {
    if (entry.tag != TAG_INLINED_SUBROUTINE) {
      return false;
    }
    isInRange = false;
    unit.forEachRange(entry, (begin, end) -> isInRange |= begin <= address && address < end);
    return isInRange;
  }

  private void add(Entry entry) {
    if (calls.size() >= unit.budget().limits().calls()) {
      throw new DwarfException("too many calls inlined into each other");
    }
    calls.add(new Call(unit.functionName(entry), callSite(entry)));
  }

  private LineTable.Row callSite(Entry entry) {
    long file = entry.valueOr(Attribute.CALL_FILE, -1);
    boolean isNoFile = file == 0 && unit.header().encoding().version() < 5;
    int line = LineTable.lineNumber(entry.valueOr(Attribute.CALL_LINE, 0));
    int column = LineTable.lineNumber(entry.valueOr(Attribute.CALL_COLUMN, 0));
    return new LineTable.Row(isNoFile ? -1 : file, line, column == 0 ? -1 : column);
  }
}
