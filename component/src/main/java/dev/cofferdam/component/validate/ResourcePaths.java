package dev.cofferdam.component.validate;

import dev.cofferdam.component.types.ExternDesc;
import dev.cofferdam.component.types.InstanceType;
import dev.cofferdam.component.types.ResourcePath;
import dev.cofferdam.component.types.ResourceRef;
import java.util.ArrayList;
import java.util.List;

/// Finds the resource types that an instance exports, itself or in instances it exports.
final class ResourcePaths {
  private final ValidationContext context;
  private final List<ResourcePath> found = new ArrayList<>();

  private ResourcePaths(ValidationContext context) {
    this.context = context;
  }

  static List<ResourcePath> of(ValidationContext context, InstanceType type) {
    var paths = new ResourcePaths(context);
    paths.search(type, List.of());
    return paths.found;
  }

  private void search(InstanceType type, List<String> names) {
    type.exports()
        .forEach((name, desc) -> {
          context.charge(1);
          if (desc instanceof ExternDesc.Type(ResourceRef resource)) {
            found.add(new ResourcePath(behind(names, name), resource));
          } else if (desc instanceof ExternDesc.Instance(InstanceType inner)) {
            search(inner, behind(names, name));
          }
        });
  }

  private static List<String> behind(List<String> names, String name) {
    var longer = new ArrayList<>(names);
    longer.add(name);
    return longer;
  }

  /// Returns `names` as seen from outside the item called `name`.
  static List<String> within(String name, List<String> names) {
    var longer = new ArrayList<String>();
    longer.add(name);
    longer.addAll(names);
    return longer;
  }
}
