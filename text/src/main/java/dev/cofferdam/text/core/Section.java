package dev.cofferdam.text.core;

/// A section that is a vector of entries.
final class Section {
  private final int id;
  private final ByteSink entries = new ByteSink();
  private int count;

  Section(int id) {
    this.id = id;
  }

  int count() {
    return count;
  }

  /// Counts an entry and returns where to write it.
  ByteSink add() {
    count++;
    return entries;
  }

  void writeTo(ByteSink file) {
    if (count > 0) {
      ByteSink payload = new ByteSink().u32(count).raw(entries);
      file.u8(id).vector(payload);
    }
  }
}
