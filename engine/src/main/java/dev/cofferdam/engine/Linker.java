package dev.cofferdam.engine;

import dev.cofferdam.engine.link.Instantiation;
import dev.cofferdam.engine.runtime.FuncInstance;
import dev.cofferdam.engine.runtime.ModuleInstance;
import dev.cofferdam.wasm.FuncType;
import dev.cofferdam.wasm.Import;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Names what modules import, and instantiates them.
///
/// Host functions that are defined here belong to no Store: each Store gets its own. An item that
/// lives in a Store can only be linked there. Not safe for use by several threads while it is being
/// filled.
///
/// ```java
/// Linker linker = Linker.create(engine);
/// linker.defineFunc("env", "log", type, (caller, args) -> ...);
/// Instance instance = linker.instantiate(store, module);
/// ```
public final class Linker {
  private final Engine engine;
  private final Map<String, Map<String, Function<Store, Extern>>> definitions = new HashMap<>();

  private Linker(Engine engine) {
    this.engine = engine;
  }

  /// Creates a linker that defines nothing.
  public static Linker create(Engine engine) {
    return new Linker(engine);
  }

  /// Defines an item that lives in a Store; an earlier definition of the name is replaced.
  public Linker define(String module, String name, Extern item) {
    return put(module, name, _ -> item);
  }

  /// Defines everything that an instance exports.
  public Linker defineInstance(String module, Instance instance) {
    instance.exports().forEach((name, item) -> define(module, name, item));
    return this;
  }

  /// Defines a function of the host.
  public Linker defineFunc(String module, String name, FuncType type, HostFunction function) {
    return put(module, name, store -> Func.of(store, module + "::" + name, type, function));
  }

  /// Defines a function of the host over raw bits.
  public Linker defineFlatFunc(
      String module, String name, FuncType type, FlatHostFunction function) {
    return put(module, name, store -> Func.ofFlat(store, module + "::" + name, type, function));
  }

  private Linker put(String module, String name, Function<Store, Extern> item) {
    definitions.computeIfAbsent(module, _ -> new HashMap<>()).put(name, item);
    return this;
  }

  /// Instantiates a module with what is defined for its imports, and runs its start function.
  ///
  /// @throws LinkException if an import is not defined or does not fit
  /// @throws Trap if a segment does not fit, the start function traps or a limit is reached
  public Instance instantiate(Store store, WasmModule module) {
    var imports = new ArrayList<Extern>(module.imports().size());
    for (Import item : module.imports()) {
      var found = definitions.getOrDefault(item.module(), Map.of()).get(item.name());
      if (found == null) {
        throw new LinkException(
            "unknown import: "
                + GuestText.escape(item.module())
                + "::"
                + GuestText.escape(item.name())
                + " is not defined");
      }
      imports.add(found.apply(store));
    }
    return instantiate(store, module, imports);
  }

  /// Instantiates a module with one item for each of its imports, in order, and runs its start
  /// function.
  ///
  /// @throws LinkException if an item does not fit
  /// @throws Trap if a segment does not fit, the start function traps or a limit is reached
  public static Instance instantiate(Store store, WasmModule module, List<Extern> imports) {
    requireEngine(store, module);
    if (imports.size() != module.imports().size()) {
      throw new LinkException(
          "unknown import: " + module.imports().size() + " wanted, " + imports.size() + " given");
    }
    var items = new ArrayList<Object>(imports.size());
    for (Extern item : imports) {
      items.add(runtimeItem(store, item));
    }
    Instantiation.requireFit(store.engine().types(), module.loaded(), items);
    if (store.needsOtherThread()) {
      return store.callElsewhere(() -> run(store, module, items));
    }
    return run(store, module, items);
  }

  private static void requireEngine(Store store, WasmModule module) {
    if (store.engine() != module.engine()) {
      throw new IllegalArgumentException("the module was loaded for another engine");
    }
  }

  private static Instance run(Store store, WasmModule module, List<Object> items) {
    store.begin();
    try {
      store.use(module.loaded());
      ModuleInstance made = Instantiation.run(store.context(), module.loaded(), items);
      store.add(made);
      start(store, module, made);
      return new Instance(store, module, made);
    } catch (Throwable failure) {
      throw store.fail(failure);
    } finally {
      store.end();
    }
  }

  /// Calls the start function; that costs two units of fuel as in Wasmtime, whose modules have code
  /// of their own for this.
  private static void start(Store store, WasmModule module, ModuleInstance made) {
    int index = module.model().startFuncIndex();
    if (index >= 0) {
      store.context().charge(2);
      FuncInstance start = made.func(index);
      Func.of(store, start).callFlat(new long[0]);
    }
  }

  private static Object runtimeItem(Store store, Extern item) {
    if (item.store() != store) {
      throw new IllegalArgumentException("an item of another Store cannot be linked: " + item);
    }
    return switch (item) {
      case Func func -> func.instance();
      case Memory memory -> memory.instance();
      case Table table -> table.instance();
      case Global global -> global.instance();
      case Tag tag -> tag.instance();
    };
  }

  /// Returns the engine it was created for.
  public Engine engine() {
    return engine;
  }
}
