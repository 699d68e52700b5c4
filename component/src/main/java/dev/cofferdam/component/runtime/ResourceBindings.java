package dev.cofferdam.component.runtime;

import dev.cofferdam.component.types.ComponentFuncType;
import dev.cofferdam.component.types.ResourcePath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The resource types of an importing instance while one of its imports is being found: those of
/// earlier imports, and those this import introduces as far as they are known.
public final class ResourceBindings {
  private final Map<List<String>, Integer> numbers = new HashMap<>();
  private final Map<Integer, ResourceType> bound = new HashMap<>();
  private final InstanceState importer;

  /// Makes bindings for an import.
  ///
  /// @param introduced where in the import new resource types are
  /// @param importer the instance being made
  public ResourceBindings(List<ResourcePath> introduced, InstanceState importer) {
    introduced.forEach(path -> numbers.put(path.names(), path.resource().index()));
    this.importer = importer;
  }

  /// Notes which resource type was found at a place, and returns it.
  public Item bind(List<String> names, Item found) {
    Integer number = numbers.get(names);
    if (number != null && found instanceof ResourceType type) {
      bound.put(number, type);
    }
    return found;
  }

  /// Whether a function of another instance has the type wanted.
  ///
  /// @param wanted the type in the importer's resource numbers
  /// @param given the type in the exporter's resource numbers
  public boolean isSame(ComponentFuncType wanted, ComponentFuncType given, InstanceState exporter) {
    return new SameTypes(this::resource, exporter::resource).isSame(wanted, given);
  }

  private @Nullable ResourceType resource(int number) {
    ResourceType known = bound.get(number);
    return known != null ? known : importer.spaces().resourceOrNone(number);
  }
}
