package dev.cofferdam.testing.suite;

import dev.cofferdam.engine.Engine;
import dev.cofferdam.engine.Linker;
import dev.cofferdam.engine.Store;
import dev.cofferdam.engine.Trap;
import dev.cofferdam.engine.WasmModule;
import dev.cofferdam.wasm.WasmFeatures;
import dev.cofferdam.wasm.binary.ModuleDecoder;
import dev.cofferdam.wasm.validate.ModuleValidator;

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
    return switch (Layer.of(bytes)) {
      case CORE -> {
        WasmModule module = WasmModule.load(engine, bytes);
        yield () -> new CoreTarget(linker, linker.instantiate(store, module));
      }
      case COMPONENT -> components.load(bytes);
    };
  }

  /// Decodes and validates what must be refused, with all features: a module is not refused for its
  /// own fault where a feature is missing.
  void judge(byte[] bytes, String expectedMessage) {
    switch (Layer.of(bytes)) {
      case CORE -> {
        var _ = ModuleValidator.validate(ModuleDecoder.decode(bytes), WasmFeatures.all());
      }
      case COMPONENT -> components.judge(bytes, expectedMessage);
    }
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
