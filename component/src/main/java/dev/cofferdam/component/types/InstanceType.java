package dev.cofferdam.component.types;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The type of an instance.
///
/// @param exports types of the exports by name, in order
/// @param resources resource types that a declared instance type leaves open, by where they are
///   exported. Empty in the type of an instance that exists: there they are resources of the
///   component that has it
public record InstanceType(Map<String, ExternDesc> exports, List<ResourcePath> resources)
    implements TypeDef {
  /// Copies the collections and keeps their order.
  public InstanceType {
    exports = Collections.unmodifiableMap(new LinkedHashMap<>(exports));
    resources = List.copyOf(resources);
  }
}
