package dev.cofferdam.component.validate;

import dev.cofferdam.component.binary.ExternName;
import dev.cofferdam.component.binary.ExternTypeSyntax;
import dev.cofferdam.component.types.ComponentType;
import dev.cofferdam.component.types.ExternDesc;
import dev.cofferdam.component.types.InstanceType;
import dev.cofferdam.component.types.ResourcePath;
import dev.cofferdam.component.types.ResourceRef;
import dev.cofferdam.component.types.TypeDef;
import dev.cofferdam.component.types.ValueType;
import dev.cofferdam.component.validate.ComponentFeatures.Feature;
import dev.cofferdam.component.validate.Subtyping.Side;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Adds imported, exported and aliased items to the index spaces of a scope.
final class ExternBuilder {
  private final ValidationContext context;
  private final Scope scope;
  private final List<ResourcePath> introduced = new ArrayList<>();

  ExternBuilder(ValidationContext context, Scope scope) {
    this.context = context;
    this.scope = scope;
  }

  /// The type of an item that gets a name.
  ///
  /// @param desc the type; a type item is a new object, which the name is for
  /// @param original the type behind a type item as it was before; null for other items
  record Item(ExternDesc desc, @Nullable TypeDef original) {}

  /// Returns the type that `syntax` describes.
  Item item(ExternTypeSyntax syntax) {
    return switch (syntax) {
      case ExternTypeSyntax.Indexed indexed -> plain(indexed(indexed));
      case ExternTypeSyntax.TypeEqual equal -> typeItem(scope.type(equal.typeIndex()));
      case ExternTypeSyntax.SubResource _ -> {
        ResourceRef fresh = scope.freshResource();
        yield new Item(new ExternDesc.Type(fresh), fresh);
      }
      case ExternTypeSyntax.Value value -> {
        requireValues();
        yield plain(new ExternDesc.Value(new TypeBuilder(context, scope).valueType(value.type())));
      }
    };
  }

  /// Returns the type of an item that is not a type.
  static Item plain(ExternDesc desc) {
    return new Item(desc, null);
  }

  /// Returns the item that a name for `type` makes.
  static Item typeItem(TypeDef type) {
    return new Item(new ExternDesc.Type(TypeCopy.of(type)), type);
  }

  void requireValues() {
    context.require(Feature.VALUES, "support for component model `value`s is not enabled");
  }

  private ExternDesc indexed(ExternTypeSyntax.Indexed syntax) {
    int index = syntax.typeIndex();
    return switch (syntax.sort()) {
      case CORE_MODULE -> {
        if (scope.coreType(index) instanceof CoreItemType.Module(var type)) {
          yield new ExternDesc.Module(type);
        }
        throw context.invalid("core type index %d is not a module type".formatted(index));
      }
      case FUNC -> new ExternDesc.Func(scope.funcType(index));
      case COMPONENT -> {
        if (scope.type(index) instanceof ComponentType type) {
          yield new ExternDesc.Component(type);
        }
        throw context.invalid("type index %d is not a component type".formatted(index));
      }
      case INSTANCE -> {
        if (scope.type(index) instanceof InstanceType type) {
          yield new ExternDesc.Instance(type);
        }
        throw context.invalid("type index %d is not an instance type".formatted(index));
      }
      case VALUE, TYPE -> throw new IllegalArgumentException(syntax.toString());
    };
  }

  /// Adds an import or export under its name, and returns its type as the scope sees it.
  ExternDesc add(ExternName name, Item item, Side side) {
    introduced.clear();
    ExternDesc desc = opened(name.name(), item, side);
    append(desc, side == Side.EXPORT);
    register(name.name(), desc, side);
    if (!registerNames(desc, item.original(), side)) {
      throw context.invalid("%s not valid to be used as %s".formatted(Sorts.word(desc), side));
    }
    scope.names(side).add(name, desc);
    return desc;
  }

  /// Appends an item that gets no name to the index space of its sort.
  void append(ExternDesc desc, boolean isUsedValue) {
    switch (desc) {
      case ExternDesc.Module module -> scope.coreModules.add(module.type());
      case ExternDesc.Func func -> scope.funcs.add(func.type());
      case ExternDesc.Value value ->
          scope.values.add(new Scope.ValueItem(value.type(), isUsedValue));
      case ExternDesc.Type type -> scope.types.add(type.type());
      case ExternDesc.Component component -> scope.components.add(component.type());
      case ExternDesc.Instance instance -> scope.instances.add(instance.type());
    }
  }

  /// Introduces the resources of an item, and replaces those an instance type leaves open.
  private ExternDesc opened(String name, Item item, Side side) {
    return switch (item.desc()) {
      case ExternDesc.Type(ResourceRef resource) -> {
        introduce(resource, Identity.isSame(resource, item.original()), List.of(name), side);
        yield item.desc();
      }
      case ExternDesc.Instance(InstanceType type) -> {
        InstanceType opened = openedInstance(name, type, side);
        if (side == Side.EXPORT) {
          context
              .resourcePaths
              .of(opened)
              .forEach(path ->
                  scope.exportedResources.put(
                      path.resource(), ResourcePaths.within(name, path.names())));
        }
        yield new ExternDesc.Instance(opened);
      }
      case ExternDesc.Module _,
          ExternDesc.Func _,
          ExternDesc.Value _,
          ExternDesc.Type _,
          ExternDesc.Component _ ->
          item.desc();
    };
  }

  private void introduce(ResourceRef resource, boolean isNew, List<String> names, Side side) {
    if (isNew) {
      bind(resource, names, side);
    }
    if (side == Side.EXPORT) {
      scope.exportedResources.put(resource, names);
    }
  }

  private void bind(ResourceRef resource, List<String> names, Side side) {
    switch (side) {
      case IMPORT -> {
        scope.importedResources.put(resource, names);
        introduced.add(new ResourcePath(names.subList(1, names.size()), resource));
      }
      case EXPORT -> scope.ownResources.add(resource);
    }
  }

  private InstanceType openedInstance(String name, InstanceType type, Side side) {
    if (type.resources().isEmpty()) {
      return type;
    }
    var fresh = new Substitution(context);
    for (ResourcePath open : type.resources()) {
      ResourceRef resource = scope.freshResource();
      fresh.put(open.resource(), resource);
      bind(resource, ResourcePaths.within(name, open.names()), side);
    }
    var opened = new InstanceType(fresh.apply(type.exports()), List.of());
    context.measures.copy(type, opened);
    return opened;
  }

  private void register(String name, ExternDesc desc, Side side) {
    if (desc instanceof ExternDesc.Type(ResourceRef resource)) {
      scope.names(side).register(name, resource);
    }
  }

  /// Returns whether all types an item mentions have names, and notes the names the item gives.
  private boolean registerNames(ExternDesc desc, @Nullable TypeDef original, Side side) {
    context.charge(1);
    if (scope.kind == Scope.Kind.INSTANCE_TYPE) {
      return true;
    }
    NamedTypes named = scope.named(side);
    return switch (desc) {
      case ExternDesc.Type type -> {
        boolean isAllowed = named.allowsNaming(original == null ? type.type() : original);
        if (side == Side.IMPORT) {
          scope.importedNames.add(type.type());
        }
        scope.exportedNames.add(type.type());
        yield isAllowed;
      }
      case ExternDesc.Instance instance ->
          named.isKnown(instance.type())
              || instance.type().exports().values().stream()
                  .allMatch(inner -> registerNames(inner, null, side));
      case ExternDesc.Func func -> named.allowsFunc(func.type());
      case ExternDesc.Value(ValueType type) -> named.allowsUse(type);
      case ExternDesc.Component _, ExternDesc.Module _ -> true;
    };
  }

  /// Returns the resources the last import has introduced, by where they are found from the item
  /// on.
  List<ResourcePath> introduced() {
    return List.copyOf(introduced);
  }
}
