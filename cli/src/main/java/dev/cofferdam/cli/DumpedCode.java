package dev.cofferdam.cli;

import dev.cofferdam.component.binary.ComponentDecoder;
import dev.cofferdam.component.binary.ComponentModel;
import dev.cofferdam.component.binary.Definition;
import dev.cofferdam.wasm.Export;
import dev.cofferdam.wasm.ExternKind;
import dev.cofferdam.wasm.FunctionBody;
import dev.cofferdam.wasm.ModuleModel;
import dev.cofferdam.wasm.binary.ModuleDecoder;
import dev.cofferdam.wasm.binary.NameSection;
import dev.cofferdam.wasm.coredump.CoreFrame;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The file that a core dump's program was run from: it has the names of functions, which the dump
/// has not.
///
/// A dump of ours says where in a component's file each module stands. Other dumps have a module's
/// own name only, which is enough where no two are alike, or the file is the module itself.
final class DumpedCode {
  private final List<Module> modules = new ArrayList<>();

  private DumpedCode() {}

  /// @param offset where the module stands in the file
  private record Module(int offset, ModuleModel model, NameSection names) {
    static Module of(ModuleModel model) {
      return new Module(model.range().offset(), model, NameSection.of(model));
    }
  }

  /// Where a frame is.
  ///
  /// @param function name of the function, if it has one
  /// @param offset offset of the instruction in the file
  record Place(Optional<String> function, long offset) {}

  static DumpedCode none() {
    return new DumpedCode();
  }

  /// Finds the modules of a file, those of nested components included.
  static DumpedCode of(GuestFile file) {
    var code = new DumpedCode();
    if (file.isComponent()) {
      code.addAll(ComponentDecoder.decode(file.bytes()));
    } else {
      code.modules.add(Module.of(ModuleDecoder.decode(file.bytes())));
    }
    return code;
  }

  private void addAll(ComponentModel root) {
    var waiting = new ArrayDeque<ComponentModel>();
    waiting.add(root);
    while (!waiting.isEmpty()) {
      for (Definition each : waiting.remove().definitions()) {
        if (each instanceof Definition.CoreModule(_, ModuleModel model)) {
          modules.add(Module.of(model));
        } else if (each instanceof Definition.Component(_, ComponentModel nested)) {
          waiting.add(nested);
        }
      }
    }
  }

  /// Returns where a frame is, if the file has its module and that has such a function.
  Optional<Place> place(String moduleName, CoreFrame frame) {
    Module module = module(moduleName);
    if (module == null) {
      return Optional.empty();
    }
    ModuleModel model = module.model;
    if (frame.funcIndex() < model.importedFuncCount() || frame.funcIndex() >= model.funcCount()) {
      return Optional.empty();
    }
    FunctionBody body = model.body(frame.funcIndex());
    return frame.codeOffset() >= body.bytes().size()
        ? Optional.empty()
        : Optional.of(
            new Place(
                functionName(module, frame.funcIndex()),
                (long) body.bytes().offset() + frame.codeOffset()));
  }

  private @Nullable Module module(String name) {
    if (modules.size() == 1) {
      return modules.getFirst();
    }
    int at = name.lastIndexOf("@0x");
    List<Module> fitting =
        at < 0
            ? modules.stream()
                .filter(each -> each.names.moduleName().equals(Optional.of(name)))
                .toList()
            : modules.stream()
                .filter(each -> Integer.toHexString(each.offset).equals(name.substring(at + 3)))
                .toList();
    return fitting.size() == 1 ? fitting.getFirst() : null;
  }

  private static Optional<String> functionName(Module module, int funcIndex) {
    return module
        .names
        .funcName(funcIndex)
        .or(() ->
            module.model.exports().stream()
                .filter(each -> each.kind() == ExternKind.FUNC && each.index() == funcIndex)
                .map(Export::name)
                .findFirst());
  }
}
