package dev.cofferdam.wasm.dwarf;

import org.jspecify.annotations.Nullable;

/// Walks over an entry of a unit and all entries below it, in the order of the section.
final class EntryCursor {
  private final UnitHeader unit;
  private final Abbreviations abbreviations;
  private final SectionReader reader;
  private final DwarfBudget budget;
  private final Entry entry = new Entry();
  private int depth;
  private int nextDepth;
  private boolean hasBegun;

  EntryCursor(
      UnitHeader unit, Abbreviations abbreviations, SectionReader reader, DwarfBudget budget) {
    this.unit = unit;
    this.abbreviations = abbreviations;
    this.reader = reader;
    this.budget = budget;
  }

  /// Reads the next entry, or returns null where there are no more. The entry is overwritten by the
  /// next one.
  @Nullable Entry next() {
    while (hasMore()) {
      if (readsEntry()) {
        return entry;
      }
    }
    return null;
  }

  /// Reads an entry, or the end of the entries at one depth, for which it returns false.
  private boolean readsEntry() {
    int offset = reader.position();
    budget.step();
    long code = reader.uleb();
    if (code == 0) {
      nextDepth--;
      return false;
    }
    read(offset, abbreviations.get(code));
    return true;
  }

  private boolean hasMore() {
    return (!hasBegun || nextDepth > 0) && !reader.isAtEnd();
  }

  private void read(int offset, Abbreviation abbreviation) {
    hasBegun = true;
    entry.begin(offset, abbreviation);
    byte[] attributes = abbreviation.attributes();
    budget.steps(attributes.length);
    for (int i = 0; i < attributes.length; i++) {
      long constant = abbreviation.constants().length > i ? abbreviation.constants()[i] : 0;
      int form = Form.resolved(abbreviation.forms()[i], reader);
      long value = Form.read(form, constant, reader, unit.encoding(), budget);
      if (attributes[i] >= 0) {
        entry.set(attributes[i], form, value);
      }
    }
    depth = nextDepth;
    if (entry.hasChildren) {
      nextDepth++;
    }
  }

  /// Returns how far below the first entry the last one is.
  int depth() {
    return depth;
  }

  /// Goes on behind the entries below the last one.
  void skipChildren() {
    if (!entry.hasChildren) {
      return;
    }
    int level = depth;
    long sibling = sibling();
    if (sibling > reader.position()) {
      reader.seek(sibling);
      nextDepth = level;
      return;
    }
    while (nextDepth > level && hasMore()) {
      readsEntry();
    }
  }

  private long sibling() {
    boolean isKnown = Form.isReferenceInUnit(entry.form(Attribute.SIBLING));
    return isKnown ? unit.offset() + entry.value(Attribute.SIBLING) : 0;
  }
}
