package dev.cofferdam.testing.suite;

import dev.cofferdam.engine.Engine;
import dev.cofferdam.engine.Linker;
import dev.cofferdam.engine.Store;
import dev.cofferdam.engine.Trap;
import dev.cofferdam.engine.WasmModule;

/// Loads what a script names, modules and components.
///
/// The modules of a script share one Store and one Linker. Closed with the script.
final class Layers implements AutoCloseable {
  private final Engine engine;
  private final SuiteOptions options;
  private final Store store;
  private final Linker linker;
  private final Components components;

  Layers(Engine engine, SuiteOptions options, Components components) {
    this.engine = engine;
    this.options = options;
    this.store = engine.newStore(options.limits());
    this.linker = Linker.create(engine);
    this.components = components;
    Spectest.define(store, linker);
  }

  Definition load(byte[] bytes) {
    return load(bytes, "");
  }

  /// Loads what may be expected to be refused with a message.
  Definition load(byte[] bytes, String expectedMessage) {
    return switch (Layer.of(bytes)) {
      case CORE -> {
        WasmModule module = WasmModule.load(engine, bytes);
        yield () -> new CoreTarget(linker, linker.instantiate(store, module));
      }
      case COMPONENT -> components.load(bytes, expectedMessage);
    };
  }

  /// The fuel that instantiating a module without imports consumes, whether it returns or traps.
  long fuelOfInstantiation(byte[] bytes) {
    WasmModule module = WasmModule.load(engine, bytes);
    try (Store fresh = engine.newStore(options.limits())) {
      try {
        Linker.create(engine).instantiate(fresh, module);
      } catch (Trap _) {
        return fresh.fuelConsumed();
      }
      return fresh.fuelConsumed();
    }
  }

  @Override
  public void close() {
    components.close();
    store.close();
  }
}
