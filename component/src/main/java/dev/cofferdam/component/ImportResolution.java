package dev.cofferdam.component;

import dev.cofferdam.component.runtime.ComponentStore;
import dev.cofferdam.component.runtime.HostBinding;
import dev.cofferdam.component.runtime.ImportSource;
import dev.cofferdam.component.runtime.InstanceItem;
import dev.cofferdam.component.runtime.InstanceState;
import dev.cofferdam.component.runtime.Item;
import dev.cofferdam.component.runtime.ResourceBindings;
import dev.cofferdam.component.runtime.UnknownFunc;
import dev.cofferdam.component.types.ComponentFuncType;
import dev.cofferdam.component.types.ExternDesc;
import dev.cofferdam.component.types.InstanceType;
import dev.cofferdam.component.validate.PlanStep;
import dev.cofferdam.engine.LinkException;
import dev.cofferdam.engine.Store;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds what a linker defines for the imports of one outermost component.
final class ImportResolution implements ImportSource {
  private static final int MAX_SHOWN = 200;
  private static final HostResource<Object> UNKNOWN = HostResource.of(Object.class, _ -> {});

  private final Store store;
  private final LinkerInstance root;
  private final boolean trapsUnknownImports;

  ImportResolution(Store store, LinkerInstance root, boolean trapsUnknownImports) {
    this.store = store;
    this.root = root;
    this.trapsUnknownImports = trapsUnknownImports;
  }

  @Override
  public @Nullable Item item(PlanStep.Import wanted, InstanceState importer) {
    Set<List<String>> introduced = new HashSet<>();
    wanted.resources().forEach(path -> introduced.add(path.names()));
    Request request =
        new Request(importer, introduced, new ResourceBindings(wanted.resources(), importer));
    return resolve(request, Path.of(wanted.name()), root.find(wanted.name()), wanted.type());
  }

  /// One import that is looked for.
  ///
  /// @param importer the instance being made
  /// @param introduced where in the import new resource types are
  /// @param bindings which resource types the importer's numbers are so far
  private record Request(
      InstanceState importer, Set<List<String>> introduced, ResourceBindings bindings) {}

  /// Where in an import something is.
  ///
  /// @param importName name of the import
  /// @param names names inside it
  private record Path(String importName, List<String> names) {
    static Path of(String importName) {
      return new Path(importName, List.of());
    }

    Path then(String name) {
      List<String> longer = new ArrayList<>(names);
      longer.add(name);
      return new Path(importName, longer);
    }

    @Override
    public String toString() {
      String whole = names.isEmpty() ? importName : importName + "#" + String.join("#", names);
      return whole.length() > MAX_SHOWN ? whole.substring(0, MAX_SHOWN) + "…" : whole;
    }
  }

  private @Nullable Item resolve(
      Request request, Path path, @Nullable LinkerItem found, ExternDesc wanted) {
    return switch (wanted) {
      case ExternDesc.Func(ComponentFuncType type) -> func(request, path, found, type);
      case ExternDesc.Instance(InstanceType type) -> instance(request, path, found, type);
      case ExternDesc.Type _ -> type(request, path, found);
      case ExternDesc.Module _ -> throw unsupported(path, "core modules");
      case ExternDesc.Component _ -> throw unsupported(path, "components");
      case ExternDesc.Value _ -> throw unsupported(path, "values");
    };
  }

  private static LinkException unsupported(Path path, String what) {
    return new LinkException("import " + path + ": " + what + " cannot be imported from the host");
  }

  private Item func(
      Request request, Path path, @Nullable LinkerItem found, ComponentFuncType type) {
    return switch (found) {
      case null -> {
        if (!trapsUnknownImports) {
          throw missing(path, "a function");
        }
        yield new UnknownFunc(path.toString());
      }
      case LinkerItem.HostFunction(HostFunc func) ->
          new HostBinding(ComponentStore.of(store), path.toString(), func);
      case LinkerItem.Exported exported -> {
        if (!(exported.type() instanceof ExternDesc.Func(ComponentFuncType given))
            || !request.bindings().isSame(type, given, exported.exporter())) {
          throw mismatch(path, "a function of another type", exported);
        }
        yield requireHere(path, exported);
      }
      case LinkerItem.Resource _, LinkerItem.Nested _ -> throw mismatch(path, "a function", found);
    };
  }

  private @Nullable Item type(Request request, Path path, @Nullable LinkerItem found) {
    if (!request.introduced().contains(path.names())) {
      return null;
    }
    return switch (found) {
      case null -> {
        if (!trapsUnknownImports) {
          throw missing(path, "a resource type");
        }
        yield request.bindings().bind(path.names(), ComponentStore.of(store).hostType(UNKNOWN));
      }
      case LinkerItem.Resource(HostResource<?> resource) ->
          request.bindings().bind(path.names(), ComponentStore.of(store).hostType(resource));
      case LinkerItem.Exported exported ->
          request.bindings().bind(path.names(), requireHere(path, exported));
      case LinkerItem.HostFunction _, LinkerItem.Nested _ ->
          throw mismatch(path, "a resource type", found);
    };
  }

  private Item instance(Request request, Path path, @Nullable LinkerItem found, InstanceType type) {
    SequencedMap<String, Item> items = new LinkedHashMap<>();
    for (Map.Entry<String, ExternDesc> wanted : type.exports().entrySet()) {
      String name = wanted.getKey();
      Item item = resolve(request, path.then(name), inside(path, found, name), wanted.getValue());
      if (item != null) {
        items.put(name, item);
      }
    }
    return new InstanceItem(items);
  }

  private static @Nullable LinkerItem inside(
      Path path, @Nullable LinkerItem instance, String name) {
    return switch (instance) {
      case null -> null;
      case LinkerItem.Nested(LinkerInstance nested) -> nested.find(name);
      case LinkerItem.Exported(
              InstanceItem item,
              ExternDesc.Instance(InstanceType type),
              InstanceState exporter) -> {
        Item found = item.find(name);
        ExternDesc foundType = type.exports().get(name);
        yield found == null || foundType == null
            ? null
            : new LinkerItem.Exported(found, foundType, exporter);
      }
      case LinkerItem.HostFunction _, LinkerItem.Resource _, LinkerItem.Exported _ ->
          throw mismatch(path, "an instance", instance);
    };
  }

  private Item requireHere(Path path, LinkerItem.Exported exported) {
    if (exported.exporter().store().store() != store) {
      throw new LinkException("import " + path + " is defined by an instance of another Store");
    }
    return exported.item();
  }

  private static LinkException missing(Path path, String wanted) {
    return new LinkException(
        "unknown import: " + path + " is not defined, " + wanted + " is expected");
  }

  private static LinkException mismatch(Path path, String wanted, LinkerItem found) {
    return new LinkException(
        "incompatible import type: "
            + path
            + " is defined as "
            + found.describe()
            + ", expected "
            + wanted);
  }
}
