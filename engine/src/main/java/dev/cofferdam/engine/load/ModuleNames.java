package dev.cofferdam.engine.load;

import dev.cofferdam.wasm.ByteRange;
import dev.cofferdam.wasm.CustomSection;
import dev.cofferdam.wasm.Export;
import dev.cofferdam.wasm.ExternKind;
import dev.cofferdam.wasm.MalformedException;
import dev.cofferdam.wasm.ModuleModel;
import dev.cofferdam.wasm.binary.ByteReader;
import java.util.HashMap;
import java.util.Map;

/// Names of a module and its functions: from the name section, else from exports. A name section
/// that lies or is broken costs names only.
///
/// Specification: appendix, name section.
public final class ModuleNames {
  private static final int MODULE_SUBSECTION = 0;
  private static final int FUNCTION_SUBSECTION = 1;

  private final Map<Integer, String> functions = new HashMap<>();
  private String module = "";

  private ModuleNames() {}

  /// Reads the names of a module.
  static ModuleNames of(ModuleModel model) {
    var names = new ModuleNames();
    for (Export export : model.exports()) {
      if (export.kind() == ExternKind.FUNC) {
        names.functions.putIfAbsent(export.index(), export.name());
      }
    }
    for (CustomSection section : model.customs()) {
      if (section.name().equals("name")) {
        names.read(model, section.contents());
      }
    }
    return names;
  }

  private void read(ModuleModel model, ByteRange contents) {
    try {
      var reader = ByteReader.of(model.binary(), contents);
      while (!reader.isAtEnd()) {
        int id = reader.u8();
        ByteRange subsection = reader.range(reader.count());
        switch (id) {
          case MODULE_SUBSECTION -> module = ByteReader.of(model.binary(), subsection).name();
          case FUNCTION_SUBSECTION ->
              readFunctions(ByteReader.of(model.binary(), subsection), model.funcCount());
          default -> {}
        }
      }
    } catch (MalformedException broken) {
      functions.keySet().removeIf(index -> index >= model.funcCount());
    }
  }

  private void readFunctions(ByteReader reader, int funcCount) {
    int count = reader.count();
    for (int i = 0; i < count; i++) {
      int index = reader.u32();
      String name = reader.name();
      if (Integer.compareUnsigned(index, funcCount) < 0) {
        functions.put(index, name);
      }
    }
  }

  /// Returns the module's name, or an empty text.
  public String module() {
    return module;
  }

  /// Returns a function's name, or an empty text.
  public String function(int funcIndex) {
    return functions.getOrDefault(funcIndex, "");
  }
}
