package dev.cofferdam.wasm.dwarf;

/// The folders and files of a line table of version 5: two tables, each of which says first what
/// its entries consist of. Both are numbered from 0, and folder 0 is that of the unit.
final class FormattedLineFiles {
  private static final int CONTENT_PATH = 1;
  private static final int CONTENT_FOLDER = 2;

  private final SectionReader reader;
  private final DwarfModule module;
  private final DwarfUnit unit;
  private final Encoding encoding;
  private long[] contents = {};
  private int[] forms = {};
  private int pathForm;
  private long path;
  private long folder;

  FormattedLineFiles(SectionReader reader, DwarfModule module, DwarfUnit unit, Encoding encoding) {
    this.reader = reader;
    this.module = module;
    this.unit = unit;
    this.encoding = encoding;
  }

  LineFile file(long index) {
    int folders = reader.position();
    readAllOf(table());
    readItem(index, table());
    String name = text();
    if (folder == 0) {
      return new LineFile("", name);
    }
    reader.seek(folders);
    long folderIndex = folder;
    readItem(folderIndex, table());
    return new LineFile(text(), name);
  }

  /// Reads what the entries of a table consist of, and returns how many there are.
  private long table() {
    int count = reader.u8();
    contents = new long[count];
    forms = new int[count];
    for (int i = 0; i < count; i++) {
      contents[i] = reader.uleb();
      forms[i] = (int) reader.uleb();
    }
    return reader.uleb();
  }

  private void readAllOf(long count) {
    for (long i = 0; i != count; i++) {
      readItem();
    }
  }

  private void readItem(long index, long count) {
    if (Long.compareUnsigned(index, count) >= 0) {
      throw new DwarfException("no such file");
    }
    readAllOf(index + 1);
  }

  private void readItem() {
    pathForm = 0;
    folder = 0;
    module.budget().step();
    for (int i = 0; i < contents.length; i++) {
      module.budget().step();
      long value = Form.read(forms[i], 0, reader, encoding, module.budget());
      if (contents[i] == CONTENT_PATH) {
        pathForm = forms[i];
        path = value;
      } else if (contents[i] == CONTENT_FOLDER) {
        folder = value;
      }
    }
  }

  private String text() {
    return pathForm == Form.STRING
        ? module.text(DebugSection.LINE, path)
        : unit.text(pathForm, path);
  }
}
