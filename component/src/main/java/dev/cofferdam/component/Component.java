package dev.cofferdam.component;

import dev.cofferdam.component.binary.ComponentDecoder;
import dev.cofferdam.component.runtime.ComponentCode;
import dev.cofferdam.component.runtime.MemoryCount;
import dev.cofferdam.component.types.ComponentType;
import dev.cofferdam.component.validate.ComponentFeatures;
import dev.cofferdam.component.validate.ComponentValidator;
import dev.cofferdam.component.validate.ValidatedComponent;
import dev.cofferdam.engine.Engine;
import dev.cofferdam.wasm.BoundedFile;
import dev.cofferdam.wasm.LoadClock;
import dev.cofferdam.wasm.LoadLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.OptionalInt;

/// A component, loaded: decoded, validated, its core modules ready to run. Immutable, safe for use
/// by many threads, and shared by all Stores.
///
/// Who loads equal bytes into one engine again, while the first is in use, gets the same component,
/// compiled code included.
///
/// Specification: Explainer, component definitions.
public final class Component {
  private final Engine engine;
  private final ComponentCode code;
  private final OptionalInt memoryCount;

  private Component(Engine engine, ComponentCode code) {
    this.engine = engine;
    this.code = code;
    this.memoryCount = MemoryCount.of(code);
  }

  /// Loads a component in the binary format.
  ///
  /// @throws dev.cofferdam.wasm.WasmException where the bytes are malformed, invalid or beyond a
  ///   limit
  public static Component load(Engine engine, byte[] bytes) {
    return load(engine, bytes, ComponentFeatures.standard());
  }

  /// Loads a component that may use other gated features than the released ones.
  ///
  /// @throws dev.cofferdam.wasm.WasmException where the bytes are malformed, invalid or beyond a
  ///   limit
  public static Component load(Engine engine, byte[] bytes, ComponentFeatures features) {
    LoadedComponents loaded = engine.extension(LoadedComponents.class, LoadedComponents::new);
    LoadedComponents.Key asked = LoadedComponents.Key.of(bytes, features);
    Component known = loaded.find(asked);
    return known != null ? known : loadNew(engine, loaded, asked.owned());
  }

  private static Component loadNew(
      Engine engine, LoadedComponents loaded, LoadedComponents.Key key) {
    Component component =
        LoadClock.within(
            LoadLimits.defaults().timeout(),
            () -> {
              var decoded = ComponentDecoder.decode(key.bytes());
              return of(engine, ComponentValidator.validate(decoded, key.features()));
            });
    return loaded.add(key, component);
  }

  /// Loads a component from a file in the binary format.
  ///
  /// @throws dev.cofferdam.wasm.WasmException where the bytes are malformed, invalid or beyond a
  ///   limit
  /// @throws UncheckedIOException where the file cannot be read
  public static Component load(Engine engine, Path file) {
    try {
      return load(engine, BoundedFile.read(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Makes a component of what the validator made of it.
  public static Component of(Engine engine, ValidatedComponent component) {
    return new Component(engine, ComponentCode.of(engine, component));
  }

  /// The engine it was loaded for.
  public Engine engine() {
    return engine;
  }

  /// Types of its imports and exports.
  public ComponentType type() {
    return code.component().type();
  }

  /// How many linear memories an instance makes; empty where that depends on more than its code.
  public OptionalInt memoryCount() {
    return memoryCount;
  }

  ComponentCode code() {
    return code;
  }
}
