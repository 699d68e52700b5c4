package dev.cofferdam.component;

import dev.cofferdam.component.runtime.ComponentCode;
import dev.cofferdam.component.types.ComponentType;
import dev.cofferdam.component.validate.ValidatedComponent;
import dev.cofferdam.engine.Engine;

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

  ComponentCode code() {
    return code;
  }
}
