package dev.cofferdam.cli;

import dev.cofferdam.component.binary.ComponentDecoder;
import dev.cofferdam.component.binary.ComponentModel;
import dev.cofferdam.component.binary.Definition;
import dev.cofferdam.engine.WasmFrame;
import dev.cofferdam.isolation.report.SourceCalls;
import dev.cofferdam.wasm.Export;
import dev.cofferdam.wasm.ExternKind;
import dev.cofferdam.wasm.FunctionBody;
import dev.cofferdam.wasm.ModuleModel;
import dev.cofferdam.wasm.binary.ModuleDecoder;
import dev.cofferdam.wasm.binary.NameSection;
import dev.cofferdam.wasm.coredump.CoreDump;
import dev.cofferdam.wasm.coredump.CoreFrame;
import dev.cofferdam.wasm.coredump.CoreThread;
import dev.cofferdam.wasm.dwarf.SourceCall;
import dev.cofferdam.wasm.dwarf.SourceLines;
import dev.cofferdam.wasm.symbols.SymbolNames;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The file that a core dump's program was run from: it has the names of functions and, where it
/// has debug information, the lines of their source, which the dump has not.
///
/// A dump of ours says where in a component's file each module stands. Other dumps have a module's
/// own name only, which is enough where no two are alike, or the file is the module itself.
final class DumpedCode {
  private final SourceLines lines;
  private final List<Module> modules = new ArrayList<>();

  private DumpedCode(byte[] file) {
    this.lines = SourceLines.of(file);
  }

  /// @param offset where the module stands in the file
  private record Module(int offset, ModuleModel model, NameSection names) {
    static Module of(ModuleModel model) {
      return new Module(model.range().offset(), model, NameSection.of(model));
    }
  }

  /// Where a frame is.
  ///
  /// @param function readable name of the function, if it has one
  /// @param offset offset of the instruction in the file, or -1 where it is not known
  /// @param calls calls of the source, the innermost one first; empty where they are not known
  record Place(Optional<String> function, long offset, List<SourceCall> calls) {
    /// Returns where it is in the file.
    Optional<Long> known() {
      return offset < 0 ? Optional.empty() : Optional.of(offset);
    }
  }

  static DumpedCode none() {
    return new DumpedCode(new byte[0]);
  }

  /// Finds the modules of a file, those of nested components included.
  static DumpedCode of(GuestFile file) {
    var code = new DumpedCode(file.bytes());
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

  /// Returns where each frame of a thread is; what is not known is empty.
  List<Place> places(CoreDump dump, CoreThread thread) {
    List<WasmFrame> found =
        thread.frames().stream()
            .map(frame -> found(dump.moduleOf(dump.instances().get(frame.instanceIndex())), frame))
            .toList();
    SourceCalls calls = SourceCalls.of(found, lines);
    var places = new ArrayList<Place>();
    for (int i = 0; i < found.size(); i++) {
      WasmFrame frame = found.get(i);
      Optional<String> name =
          Optional.of(frame.functionName())
              .filter(each -> !each.isEmpty())
              .map(SymbolNames::readable);
      places.add(new Place(name, frame.offset(), calls.of(i)));
    }
    return places;
  }

  /// Returns the frame as the file knows it, if the file has its module and that has such a
  /// function.
  private WasmFrame found(String moduleName, CoreFrame frame) {
    var unknown = new WasmFrame(moduleName, frame.funcIndex(), "", -1);
    Module module = module(moduleName);
    if (module == null) {
      return unknown;
    }
    ModuleModel model = module.model;
    if (frame.funcIndex() < model.importedFuncCount() || frame.funcIndex() >= model.funcCount()) {
      return unknown;
    }
    FunctionBody body = model.body(frame.funcIndex());
    return frame.codeOffset() >= body.bytes().size()
        ? unknown
        : new WasmFrame(
            moduleName,
            frame.funcIndex(),
            functionName(module, frame.funcIndex()).orElse(""),
            (long) body.bytes().offset() + frame.codeOffset());
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
