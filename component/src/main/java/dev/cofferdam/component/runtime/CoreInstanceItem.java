package dev.cofferdam.component.runtime;

import dev.cofferdam.engine.EngineBug;
import dev.cofferdam.engine.Extern;
import dev.cofferdam.engine.Instance;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A core instance inside a component.
sealed interface CoreInstanceItem {
  /// Returns an export, or null.
  @Nullable Extern find(String name);

  /// Returns an export that validation knows to be there.
  default Extern require(String name) {
    Extern found = find(name);
    if (found == null) {
      throw new EngineBug("a core instance lacks the export " + name, null);
    }
    return found;
  }

  /// An instance of a module.
  ///
  /// @param instance the instance
  record OfModule(Instance instance) implements CoreInstanceItem {
    @Override
    public @Nullable Extern find(String name) {
      return instance.export(name).orElse(null);
    }
  }

  /// Items put together under names.
  ///
  /// @param exports the items by name
  record Bundle(Map<String, Extern> exports) implements CoreInstanceItem {
    @Override
    public @Nullable Extern find(String name) {
      return exports.get(name);
    }
  }
}
