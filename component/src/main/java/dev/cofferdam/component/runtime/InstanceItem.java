package dev.cofferdam.component.runtime;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// The exports of a component instance, by name.
///
/// @param exports the exports, in order; types that are no resource types are not among them
public record InstanceItem(SequencedMap<String, Item> exports) implements Item {
  /// Copies the map.
  public InstanceItem {
    exports = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(exports));
  }

  /// Makes an instance of exports.
  static InstanceItem of(Map<String, Item> exports) {
    return new InstanceItem(new LinkedHashMap<>(exports));
  }

  /// Returns the export of a name, or null.
  public @Nullable Item find(String name) {
    return exports.get(name);
  }

  @Override
  public String describe() {
    return "an instance";
  }
}
