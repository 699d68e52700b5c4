package dev.cofferdam.wasm.dwarf;

import java.util.Arrays;

/// One entry of debug information: what it stands for, and those of its attributes that are read.
///
/// A cursor fills the same object again and again.
final class Entry {
  private final int[] forms = new int[Attribute.COUNT];
  private final long[] values = new long[Attribute.COUNT];
  int tag;
  int offset;
  boolean hasChildren;

  void begin(int newOffset, Abbreviation abbreviation) {
    offset = newOffset;
    tag = abbreviation.tag();
    hasChildren = abbreviation.hasChildren();
    Arrays.fill(forms, 0);
  }

  void set(int index, int form, long value) {
    forms[index] = form;
    values[index] = value;
  }

  boolean has(Attribute attribute) {
    return forms[attribute.index()] != 0;
  }

  int form(Attribute attribute) {
    return forms[attribute.index()];
  }

  long value(Attribute attribute) {
    return values[attribute.index()];
  }

  /// Returns the number that an attribute has, or `absent` where it is not there.
  long valueOr(Attribute attribute, long absent) {
    return has(attribute) ? value(attribute) : absent;
  }
}
