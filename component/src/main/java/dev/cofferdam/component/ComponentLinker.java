package dev.cofferdam.component;

import dev.cofferdam.component.runtime.Instantiated;
import dev.cofferdam.engine.Engine;
import dev.cofferdam.engine.Store;
import org.jspecify.annotations.Nullable;

/// Defines what components import, and instantiates them.
///
/// Names match exactly, or else on the version track: an import of `wasi:io/poll@0.2.0` is
/// satisfied by the highest `wasi:io/poll@0.2.x` defined. So one definition serves components made
/// against different versions, and its resource types are the same for all of them.
///
/// Not thread-safe while definitions are added; afterwards it may instantiate on many threads, each
/// with its own Store.
public final class ComponentLinker {
  private final Engine engine;
  private final LinkerInstance root;
  private final @Nullable ComponentLinker base;
  private boolean trapsUnknownImports;

  private ComponentLinker(Engine engine, LinkerInstance root, @Nullable ComponentLinker base) {
    this.engine = engine;
    this.root = root;
    this.base = base;
  }

  /// Makes a linker that defines nothing.
  public static ComponentLinker create(Engine engine) {
    return new ComponentLinker(engine, new LinkerInstance(), null);
  }

  /// Makes a linker that defines what another one does, until it is told otherwise: many can share
  /// what they have in common. Nothing may be added to the other any more; it is not changed.
  public static ComponentLinker extending(ComponentLinker base) {
    return new ComponentLinker(base.engine, new LinkerInstance(base.root), base);
  }

  /// The engine it links for.
  public Engine engine() {
    return engine;
  }

  /// What components import without an interface: functions of their world.
  public LinkerInstance root() {
    return root;
  }

  /// Returns what is defined for an interface, empty at first.
  ///
  /// @param name name of the interface, such as `wasi:io/poll@0.2.12`
  public LinkerInstance instance(String name) {
    return root.instance(name);
  }

  /// Defines the exports of an instance under the name of an interface. What they are used for
  /// later must live in the same Store.
  ///
  /// @return this
  public ComponentLinker define(String name, ComponentInstance instance) {
    LinkerInstance target = root.instance(name);
    instance.linkerItems().forEach(target::put);
    return this;
  }

  /// Makes functions that nobody defines trap when they are called, instead of failing to link.
  ///
  /// @return this
  public ComponentLinker trapUnknownImports() {
    trapsUnknownImports = true;
    return this;
  }

  /// Instantiates a component. This is one entry into the Store, with one budget of fuel and time.
  ///
  /// From then on any trap poisons the Store.
  ///
  /// @throws dev.cofferdam.engine.LinkException where an import is missing or does not fit
  /// @throws dev.cofferdam.engine.Trap where guest code traps on the way
  public ComponentInstance instantiate(Store store, Component component) {
    if (component.engine() != engine || store.engine() != engine) {
      throw new IllegalArgumentException("linker, Store and component belong to different engines");
    }
    ImportResolution imports = new ImportResolution(store, root, trapsUnknownImports());
    return new ComponentInstance(
        store, component, Instantiated.create(store, component.code(), imports));
  }

  private boolean trapsUnknownImports() {
    return trapsUnknownImports || (base != null && base.trapsUnknownImports());
  }
}
