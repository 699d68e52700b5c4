package dev.cofferdam.engine;

import dev.cofferdam.engine.runtime.ModuleInstance;
import dev.cofferdam.wasm.Export;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/// An instance of a module.
///
/// Specification: section 4.2.5, module instances.
public final class Instance {
  private final Store store;
  private final WasmModule module;
  private final ModuleInstance instance;

  Instance(Store store, WasmModule module, ModuleInstance instance) {
    this.store = store;
    this.module = module;
    this.instance = instance;
  }

  /// Returns the Store it lives in.
  public Store store() {
    return store;
  }

  /// Returns the module it is an instance of.
  public WasmModule module() {
    return module;
  }

  /// Returns what it exports under a name.
  public Optional<Extern> export(String name) {
    return Optional.ofNullable(module.export(name)).map(this::extern);
  }

  /// Returns everything it exports, in order.
  public Map<String, Extern> exports() {
    var all = new LinkedHashMap<String, Extern>();
    for (Export export : module.exports()) {
      all.put(export.name(), extern(export));
    }
    return all;
  }

  private Extern extern(Export export) {
    int index = export.index();
    return switch (export.kind()) {
      case FUNC -> Func.of(store, instance.func(index));
      case TABLE -> Table.of(store, instance.tables[index]);
      case MEMORY -> Memory.of(store, instance.memories[index]);
      case GLOBAL -> Global.of(store, instance.globals[index]);
      case TAG -> Tag.of(store, instance.tags[index]);
    };
  }

  /// Returns the function it exports under a name.
  ///
  /// @throws NoSuchElementException if there is none
  public Func func(String name) {
    return required(name, Func.class);
  }

  /// Returns the memory it exports under a name.
  ///
  /// @throws NoSuchElementException if there is none
  public Memory memory(String name) {
    return required(name, Memory.class);
  }

  /// Returns the table it exports under a name.
  ///
  /// @throws NoSuchElementException if there is none
  public Table table(String name) {
    return required(name, Table.class);
  }

  /// Returns the global it exports under a name.
  ///
  /// @throws NoSuchElementException if there is none
  public Global global(String name) {
    return required(name, Global.class);
  }

  private <T extends Extern> T required(String name, Class<T> kind) {
    return export(name)
        .filter(kind::isInstance)
        .map(kind::cast)
        .orElseThrow(() ->
            new NoSuchElementException(
                "no " + kind.getSimpleName() + " is exported as " + GuestText.escape(name)));
  }
}
