package dev.cofferdam.cli;

import dev.cofferdam.component.Component;
import dev.cofferdam.component.ComponentExports;
import dev.cofferdam.component.ComponentFunc;
import dev.cofferdam.component.ComponentInstance;
import dev.cofferdam.component.ComponentLinker;
import dev.cofferdam.component.ComponentVal;
import dev.cofferdam.component.types.ValueType;
import dev.cofferdam.component.wave.WaveCall;
import dev.cofferdam.component.wave.WaveException;
import dev.cofferdam.component.wave.WaveReader;
import dev.cofferdam.component.wave.WaveWriter;
import dev.cofferdam.engine.Engine;
import dev.cofferdam.engine.Store;
import dev.cofferdam.wasi.Wasi;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A component on the command line, with WASI as granted.
final class ComponentGuest implements RunnableGuest {
  private static final String RUN_PREFIX = "wasi:cli/run@0.2.";

  /// Longest result that is printed, in characters; a longer one ends in dots.
  private static final int RESULT_LENGTH_MAX = 16 << 20;

  private final ComponentLinker linker;
  private final Component component;

  private ComponentGuest(ComponentLinker linker, Component component) {
    this.linker = linker;
    this.component = component;
  }

  static ComponentGuest load(
      Engine engine, GuestFile file, Wasi wasi, boolean trapsUnknownImports) {
    Component component = Component.load(engine, file.bytes());
    ComponentLinker linker = ComponentLinker.create(engine);
    wasi.addTo(linker);
    return new ComponentGuest(
        trapsUnknownImports ? linker.trapUnknownImports() : linker, component);
  }

  @Override
  public StartedGuest start(Store store) {
    return new Started(linker.instantiate(store, component));
  }

  private record Started(ComponentInstance instance) implements StartedGuest {
    @Override
    public String invoke(String text) {
      try {
        WaveCall call = WaveReader.readCall(text);
        ComponentFunc func = func(call.name());
        return written(func.call(call.args(func.type())), func.type().result());
      } catch (WaveException e) {
        throw new UsageException("--invoke %s: %s".formatted(text, e.getMessage()));
      }
    }

    @Override
    public int run() {
      for (String name : instance.exports().instanceNames()) {
        if (name.startsWith(RUN_PREFIX)) {
          Object result = instance.func(name + "#run").call();
          return result instanceof ComponentVal.Ok ? 0 : 1;
        }
      }
      throw new UsageException(
          "this component is not a command (it exports no wasi:cli/run);"
              + " name a function with --invoke 'name(args)'. "
              + Suggestions.listed("function", functionNames()));
    }

    private ComponentFunc func(String name) {
      return instance
          .findFunc(name)
          .orElseThrow(
              () -> new UsageException(Suggestions.noSuch("function", name, functionNames())));
    }

    private List<String> functionNames() {
      var names = new ArrayList<String>(instance.exports().funcNames());
      for (String each : instance.exports().instanceNames()) {
        names.addAll(
            instance.exports().findInstance(each).map(ComponentExports::funcNames).orElseThrow());
      }
      return names;
    }
  }

  private static String written(@Nullable Object value, @Nullable ValueType type) {
    return value == null || type == null ? "" : WaveWriter.write(value, type, RESULT_LENGTH_MAX);
  }
}
