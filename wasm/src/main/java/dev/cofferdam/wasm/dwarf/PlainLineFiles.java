package dev.cofferdam.wasm.dwarf;

/// The files of a line table up to version 4: the unit's own file is number 0, the others follow,
/// after the folders.
final class PlainLineFiles {
  private final SectionReader reader;
  private final DwarfModule module;
  private final DwarfUnit unit;

  PlainLineFiles(SectionReader reader, DwarfModule module, DwarfUnit unit) {
    this.reader = reader;
    this.module = module;
    this.unit = unit;
  }

  LineFile file(long index) {
    if (index == 0) {
      return new LineFile("", unit.rootText(Attribute.NAME));
    }
    int folders = reader.position();
    while (!isEndOfTable()) {
      skipText();
    }
    for (long i = 1; i < index; i++) {
      requireMore();
      skipText();
      skipNumbers();
    }
    requireMore();
    String name = module.text(DebugSection.LINE, reader.position());
    skipText();
    long folder = reader.uleb();
    return new LineFile(folder(folders, folder), name);
  }

  private String folder(int folders, long index) {
    if (index == 0) {
      return "";
    }
    reader.seek(folders);
    for (long i = 1; i < index; i++) {
      requireMore();
      skipText();
    }
    requireMore();
    return module.text(DebugSection.LINE, reader.position());
  }

  private void requireMore() {
    if (isEndOfTable()) {
      throw new DwarfException("no such file");
    }
  }

  /// Tells whether a table ends here, and goes on behind its end.
  private boolean isEndOfTable() {
    module.budget().step();
    int start = reader.position();
    if (reader.u8() == 0) {
      return true;
    }
    reader.seek(start);
    return false;
  }

  private void skipText() {
    reader.skipText(module.budget());
  }

  private void skipNumbers() {
    reader.uleb();
    reader.uleb();
    reader.uleb();
  }
}
