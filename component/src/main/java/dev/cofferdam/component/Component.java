package dev.cofferdam.component;

import dev.cofferdam.component.binary.ComponentDecoder;
import dev.cofferdam.component.runtime.ComponentCode;
import dev.cofferdam.component.runtime.MemoryCount;
import dev.cofferdam.component.types.ComponentType;
import dev.cofferdam.component.validate.ComponentFeatures;
import dev.cofferdam.component.validate.ComponentValidator;
import dev.cofferdam.component.validate.ValidatedComponent;
import dev.cofferdam.engine.Engine;
import dev.cofferdam.wasm.LoadClock;
import dev.cofferdam.wasm.LoadLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;

/// A component, loaded: decoded, validated, its core modules ready to run. Immutable, safe for use
/// by many threads, and shared by all Stores.
///
/// Specification: Explainer, component definitions.
public final class Component {
  private final Engine engine;
  private final ComponentCode code;

  private Component(Engine engine, ComponentCode code) {
    this.engine = engine;
    this.code = code;
  }

  /// Loads a component in the binary format. The array is kept and must not be changed.
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
    return LoadClock.within(
        LoadLimits.defaults().timeout(),
        () -> of(engine, ComponentValidator.validate(ComponentDecoder.decode(bytes), features)));
  }

  /// Loads a component from a file in the binary format.
  ///
  /// @throws dev.cofferdam.wasm.WasmException where the bytes are malformed, invalid or beyond a
  ///   limit
  /// @throws UncheckedIOException where the file cannot be read
  public static Component load(Engine engine, Path file) {
    try {
      return load(engine, Files.readAllBytes(file));
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
    return MemoryCount.of(code);
  }

  ComponentCode code() {
    return code;
  }
}
