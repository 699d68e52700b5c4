package dev.cofferdam.component.types;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The type of a core module.
///
/// @param imports what it imports, in order; of several with the same names all must be satisfied
/// @param exports types of its exports by name, in order
public record CoreModuleType(List<Import> imports, Map<String, CoreExternType> exports) {
  /// Copies the collections and keeps their order.
  public CoreModuleType {
    imports = List.copyOf(imports);
    exports = Collections.unmodifiableMap(new LinkedHashMap<>(exports));
  }

  /// An import of a core module.
  ///
  /// @param module first part of the name
  /// @param name second part of the name
  /// @param type what is imported
  public record Import(String module, String name, CoreExternType type) {}
}
