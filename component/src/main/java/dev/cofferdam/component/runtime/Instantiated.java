package dev.cofferdam.component.runtime;

import dev.cofferdam.engine.Store;

/// An outermost component instance that was made.
///
/// @param state what the canonical ABI knows of it
/// @param exports its exports
public record Instantiated(InstanceState state, InstanceItem exports) {
  /// Instantiates an outermost component, as one entry into the Store.
  ///
  /// @throws dev.cofferdam.engine.LinkException where an import is missing or does not fit
  /// @throws dev.cofferdam.engine.Trap where guest code traps on the way
  public static Instantiated create(Store store, ComponentCode code, ImportSource imports) {
    return StoreEntry.call(
        store,
        () ->
            Instantiation.run(
                ComponentStore.of(store), new ComponentItem(code, null), null, imports));
  }
}
