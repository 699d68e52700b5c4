package dev.cofferdam.cli;

import dev.cofferdam.component.types.ComponentFuncType;
import dev.cofferdam.component.types.PrimitiveType;
import dev.cofferdam.component.types.ValueType;
import dev.cofferdam.component.wave.WaveCall;
import dev.cofferdam.component.wave.WaveException;
import dev.cofferdam.component.wave.WaveReader;
import dev.cofferdam.component.wave.WaveWriter;
import dev.cofferdam.engine.Engine;
import dev.cofferdam.engine.Extern;
import dev.cofferdam.engine.Func;
import dev.cofferdam.engine.Instance;
import dev.cofferdam.engine.Linker;
import dev.cofferdam.engine.Store;
import dev.cofferdam.engine.WasmModule;
import dev.cofferdam.wasm.ExternType;
import dev.cofferdam.wasm.FuncType;
import dev.cofferdam.wasm.Import;
import dev.cofferdam.wasm.NumType;
import dev.cofferdam.wasm.ValType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A core module on the command line: numbers in, numbers out.
final class ModuleGuest implements RunnableGuest {
  private final Linker linker;
  private final WasmModule module;

  private ModuleGuest(Linker linker, WasmModule module) {
    this.linker = linker;
    this.module = module;
  }

  static ModuleGuest load(Engine engine, GuestFile file, boolean trapsUnknownImports) {
    WasmModule module = WasmModule.load(engine, file.bytes());
    Linker linker = Linker.create(engine);
    if (trapsUnknownImports) {
      module.imports().forEach(item -> trap(linker, module, item));
    }
    return new ModuleGuest(linker, module);
  }

  private static void trap(Linker linker, WasmModule module, Import item) {
    if (item.type() instanceof ExternType.Func(int typeIndex)) {
      var type = (FuncType) module.model().types().get(typeIndex).composite();
      String name = item.module() + "::" + item.name();
      linker.defineFunc(
          item.module(),
          item.name(),
          type,
          (_, _) -> {
            throw UnknownImport.trap(name);
          });
    }
  }

  @Override
  public StartedGuest start(Store store) {
    return new Started(linker.instantiate(store, module));
  }

  private record Started(Instance instance) implements StartedGuest {
    @Override
    public String invoke(String text) {
      try {
        WaveCall call = WaveReader.readCall(text);
        Func func = func(call.name());
        Object[] args = call.args(waveType(func.type()));
        return written(func.type(), func.call(args));
      } catch (WaveException e) {
        throw new UsageException("--invoke %s: %s".formatted(text, e.getMessage()));
      }
    }

    @Override
    public int run() {
      if (!(instance.export("_start").orElse(null) instanceof Func start)) {
        throw new UsageException(
            "this core module is not a command (it exports no _start);"
                + " name a function with --invoke 'name(args)'");
      }
      start.call();
      return 0;
    }

    private Func func(String name) {
      Extern found = instance.export(name).orElse(null);
      if (found instanceof Func func) {
        return func;
      }
      throw new UsageException(Suggestions.noSuch("function", name, functionNames()));
    }

    private List<String> functionNames() {
      var names = new ArrayList<String>();
      instance
          .exports()
          .forEach((name, item) -> {
            if (item instanceof Func) {
              names.add(name);
            }
          });
      return names;
    }
  }

  private static ComponentFuncType waveType(FuncType type) {
    var params = new ArrayList<ComponentFuncType.Param>();
    for (ValType param : type.params()) {
      params.add(new ComponentFuncType.Param("p" + params.size(), waveType(param)));
    }
    return new ComponentFuncType(params, null, false);
  }

  private static ValueType waveType(ValType type) {
    if (type instanceof NumType number) {
      return switch (number) {
        case I32 -> PrimitiveType.S32;
        case I64 -> PrimitiveType.S64;
        case F32 -> PrimitiveType.F32;
        case F64 -> PrimitiveType.F64;
      };
    }
    throw new UsageException("a value of type " + type + " cannot be written on the command line");
  }

  private static String written(FuncType type, @Nullable Object[] results) {
    var words = new ArrayList<String>();
    for (int i = 0; i < results.length; i++) {
      Object result = results[i];
      words.add(
          result == null ? "null" : WaveWriter.write(result, waveType(type.results().get(i))));
    }
    return words.size() == 1 ? words.getFirst() : "(" + String.join(", ", words) + ")";
  }
}
