package dev.cofferdam.component.validate;

import dev.cofferdam.component.types.ExternDesc;
import dev.cofferdam.component.types.InstanceType;
import dev.cofferdam.component.types.ResourcePath;
import dev.cofferdam.component.types.ResourceRef;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/// Finds the resource types that instances export, themselves or in instances they export.
///
/// What was found for an instance type is remembered, since instance types share their parts.
final class ResourcePaths {
  private final ValidationContext context;
  private final IdentityHashMap<InstanceType, List<ResourcePath>> known = new IdentityHashMap<>();

  ResourcePaths(ValidationContext context) {
    this.context = context;
  }

  /// Returns the resource types an instance of `type` exports, by where they are.
  List<ResourcePath> of(InstanceType type) {
    List<ResourcePath> paths = known.get(type);
    if (paths == null) {
      paths = search(type);
      known.put(type, paths);
    }
    return paths;
  }

  private List<ResourcePath> search(InstanceType type) {
    var found = new ArrayList<ResourcePath>();
    type.exports()
        .forEach((name, desc) -> {
          context.charge(1);
          if (desc instanceof ExternDesc.Type(ResourceRef resource)) {
            found.add(new ResourcePath(List.of(name), resource));
          } else if (desc instanceof ExternDesc.Instance(InstanceType inner)) {
            of(inner).forEach(path -> found.add(within(name, path)));
          }
        });
    return found;
  }

  private ResourcePath within(String name, ResourcePath path) {
    context.charge(path.names().size());
    return new ResourcePath(within(name, path.names()), path.resource());
  }

  /// Returns `names` as seen from outside the item called `name`.
  static List<String> within(String name, List<String> names) {
    var longer = new ArrayList<String>();
    longer.add(name);
    longer.addAll(names);
    return longer;
  }
}
