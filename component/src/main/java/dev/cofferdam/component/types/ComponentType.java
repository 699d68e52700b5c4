package dev.cofferdam.component.types;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The type of a component.
///
/// @param imports types of the imports by name, in order
/// @param exports types of the exports by name, in order
/// @param importedResources resource types its imports introduce, by where they are imported
/// @param exportedResources resource types that every instance makes afresh and exports, by where
///   they are exported first
public record ComponentType(
    Map<String, ExternDesc> imports,
    Map<String, ExternDesc> exports,
    List<ResourcePath> importedResources,
    List<ResourcePath> exportedResources)
    implements TypeDef {
  /// Copies the collections and keeps their order.
  public ComponentType {
    imports = Collections.unmodifiableMap(new LinkedHashMap<>(imports));
    exports = Collections.unmodifiableMap(new LinkedHashMap<>(exports));
    importedResources = List.copyOf(importedResources);
    exportedResources = List.copyOf(exportedResources);
  }
}
