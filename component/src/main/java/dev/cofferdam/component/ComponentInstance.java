package dev.cofferdam.component;

import dev.cofferdam.component.runtime.Instantiated;
import dev.cofferdam.component.runtime.Item;
import dev.cofferdam.component.types.ExternDesc;
import dev.cofferdam.engine.Store;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// An instance of a component. It lives in a Store and ends with it.
///
/// Used by one thread at a time, as its Store is.
public final class ComponentInstance {
  private final Store store;
  private final Component component;
  private final Instantiated made;
  private final ComponentExports exports;

  ComponentInstance(Store store, Component component, Instantiated made) {
    this.store = store;
    this.component = component;
    this.made = made;
    this.exports = new ComponentExports(store, "", made.exports(), component.type().exports());
  }

  /// The Store it lives in.
  public Store store() {
    return store;
  }

  /// What it is an instance of.
  public Component component() {
    return component;
  }

  /// Everything it exports.
  public ComponentExports exports() {
    return exports;
  }

  /// Returns an exported function.
  ///
  /// @param name a function of the world, such as `greet`; a function of an interface, such as
  ///   `demo:shop/prices@1.0.0#total`; or the bare name of the only function called so in all
  ///   interfaces
  /// @throws IllegalArgumentException where there is none, or several interfaces have one
  public ComponentFunc func(String name) {
    return exports.func(name);
  }

  /// Returns an exported function, if there is one. Names are as for [#func].
  public Optional<ComponentFunc> findFunc(String name) {
    return exports.findFunc(name);
  }

  /// Returns an exported interface.
  ///
  /// @throws IllegalArgumentException where there is none
  public ComponentExports instance(String name) {
    return exports
        .findInstance(name)
        .orElseThrow(() ->
            new IllegalArgumentException("no interface " + name + " in " + exports.shownNames()));
  }

  /// What a linker takes over to let other components import it.
  Map<String, LinkerItem> linkerItems() {
    Map<String, LinkerItem> items = new LinkedHashMap<>();
    for (Map.Entry<String, Item> export : made.exports().exports().entrySet()) {
      ExternDesc type = component.type().exports().get(export.getKey());
      if (type != null) {
        items.put(export.getKey(), new LinkerItem.Exported(export.getValue(), type, made.state()));
      }
    }
    return items;
  }
}
