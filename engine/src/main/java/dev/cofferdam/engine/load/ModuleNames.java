package dev.cofferdam.engine.load;

import dev.cofferdam.wasm.ByteRange;
import dev.cofferdam.wasm.CustomSection;
import dev.cofferdam.wasm.Export;
import dev.cofferdam.wasm.ExternKind;
import dev.cofferdam.wasm.MalformedException;
import dev.cofferdam.wasm.ModuleModel;
import dev.cofferdam.wasm.binary.ByteReader;

/// Names of a module and its functions: from the name section, else from exports. A name section
/// that lies or is broken costs names only.
///
/// It keeps where names stand and not the names, so that it stays small however many a guest has.
///
/// Specification: appendix, name section.
public final class ModuleNames {
  private static final int MODULE_SUBSECTION = 0;
  private static final int FUNCTION_SUBSECTION = 1;

  private final ModuleModel model;

  /// By function index: the offset of its name in the file, or -1 - the index of an export, or 0.
  private final int[] functions;

  private int moduleOffset;

  private ModuleNames(ModuleModel model) {
    this.model = model;
    this.functions = new int[model.funcCount()];
  }

  /// Reads the names of a module.
  static ModuleNames of(ModuleModel model) {
    var names = new ModuleNames(model);
    names.readExports();
    for (CustomSection section : model.customs()) {
      if (section.name().equals("name")) {
        names.read(section.contents());
      }
    }
    return names;
  }

  private void readExports() {
    for (int i = 0; i < model.exports().size(); i++) {
      Export export = model.exports().get(i);
      if (export.kind() == ExternKind.FUNC && functions[export.index()] == 0) {
        functions[export.index()] = -1 - i;
      }
    }
  }

  private void read(ByteRange contents) {
    try {
      var reader = ByteReader.of(model.binary(), contents);
      while (!reader.isAtEnd()) {
        int id = reader.u8();
        ByteRange subsection = reader.range(reader.count());
        switch (id) {
          case MODULE_SUBSECTION -> moduleOffset = nameOffset(subsection);
          case FUNCTION_SUBSECTION -> readFunctions(ByteReader.of(model.binary(), subsection));
          default -> {}
        }
      }
    } catch (MalformedException broken) {
      return; // what was read so far is good
    }
  }

  private int nameOffset(ByteRange subsection) {
    var _ = ByteReader.of(model.binary(), subsection).name();
    return subsection.offset();
  }

  private void readFunctions(ByteReader reader) {
    int count = reader.count();
    for (int i = 0; i < count; i++) {
      int index = reader.u32();
      int offset = reader.position();
      var _ = reader.name();
      if (Integer.compareUnsigned(index, functions.length) < 0) {
        functions[index] = offset;
      }
    }
  }

  private String nameAt(int offset) {
    byte[] file = model.binary();
    return ByteReader.of(file, new ByteRange(offset, file.length - offset)).name();
  }

  /// Returns the module's name, or an empty text.
  public String module() {
    return moduleOffset == 0 ? "" : nameAt(moduleOffset);
  }

  /// Returns a function's name, or an empty text.
  public String function(int funcIndex) {
    int place = functions[funcIndex];
    if (place < 0) {
      return model.exports().get(-1 - place).name();
    }
    return place == 0 ? "" : nameAt(place);
  }
}
