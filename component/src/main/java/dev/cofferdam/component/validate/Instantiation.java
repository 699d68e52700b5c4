package dev.cofferdam.component.validate;

import dev.cofferdam.component.binary.Definition;
import dev.cofferdam.component.binary.SortIndex;
import dev.cofferdam.component.types.ComponentType;
import dev.cofferdam.component.types.CoreExternType;
import dev.cofferdam.component.types.CoreModuleType;
import dev.cofferdam.component.types.ExternDesc;
import dev.cofferdam.component.types.InstanceType;
import dev.cofferdam.component.types.ResourcePath;
import dev.cofferdam.component.types.ResourceRef;
import dev.cofferdam.component.types.TypeDef;
import dev.cofferdam.component.validate.Subtyping.Side;
import dev.cofferdam.wasm.WasmFeature;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Makes instances: of core modules, of components, and of items that exist already.
///
/// Specification: Binary, instance definitions.
final class Instantiation {
  private final ValidationContext context;
  private final Scope scope;

  Instantiation(ValidationContext context, Scope scope) {
    this.context = context;
    this.scope = scope;
  }

  void instantiate(Definition.CoreInstantiate definition) {
    CoreModuleType module = scope.coreModule(definition.moduleIndex());
    var args = new HashMap<String, Map<String, CoreExternType>>();
    for (var arg : definition.args()) {
      if (args.put(arg.name(), scope.coreInstance(arg.instanceIndex())) != null) {
        throw context.invalid(
            "duplicate module instantiation argument named `%s`".formatted(arg.name()));
      }
    }
    var subtyping = new CoreSubtyping(context);
    for (var wanted : module.imports()) {
      requireGiven(subtyping, args, wanted);
    }
    scope.coreInstances.add(module.exports());
    scope.steps.add(
        new PlanStep.InstantiateCoreModule(
            definition.moduleIndex(),
            definition.args().stream()
                .map(arg -> new PlanStep.CoreArg(arg.name(), arg.instanceIndex()))
                .toList()));
  }

  private void requireGiven(
      CoreSubtyping subtyping,
      Map<String, Map<String, CoreExternType>> args,
      CoreModuleType.Import wanted) {
    var instance = args.get(wanted.module());
    if (instance == null) {
      throw context.invalid(
          "missing module instantiation argument named `%s`".formatted(wanted.module()));
    }
    CoreExternType given = instance.get(wanted.name());
    if (given == null) {
      throw context.invalid(
          "module instantiation argument `%s` does not export an item named `%s`"
              .formatted(wanted.module(), wanted.name()));
    }
    subtyping.require(
        given,
        wanted.type(),
        "type mismatch for export `%s` of module instantiation argument `%s`: "
            .formatted(wanted.name(), wanted.module()));
  }

  void bundle(Definition.CoreBundle definition) {
    var exports = new LinkedHashMap<String, CoreExternType>();
    var steps = new ArrayList<PlanStep.CoreExport>();
    for (var export : definition.exports()) {
      if (exports.put(export.name(), coreItem(export)) != null) {
        throw context.invalid(
            "duplicate instantiation export name `%s` already defined".formatted(export.name()));
      }
      steps.add(new PlanStep.CoreExport(export.name(), CoreSort.of(export.kind()), export.index()));
    }
    scope.coreInstances.add(exports);
    scope.steps.add(new PlanStep.BundleCoreExports(List.copyOf(steps)));
  }

  private CoreExternType coreItem(Definition.CoreExport export) {
    int index = export.index();
    return switch (export.kind()) {
      case FUNC -> new CoreExternType.Func(scope.coreFunc(index));
      case TABLE -> new CoreExternType.Table(scope.coreTable(index));
      case MEMORY -> new CoreExternType.Memory(scope.coreMemory(index));
      case GLOBAL -> new CoreExternType.Global(scope.coreGlobal(index));
      case TAG -> {
        requireExceptions();
        yield new CoreExternType.Tag(scope.coreTag(index));
      }
    };
  }

  void requireExceptions() {
    if (!context.coreFeatures.has(WasmFeature.EXCEPTIONS)) {
      throw context.invalid("exceptions proposal not enabled");
    }
  }

  void instantiate(Definition.Instantiate definition) {
    ComponentType component = scope.component(definition.componentIndex());
    var args = new LinkedHashMap<String, ExternDesc>();
    var items = new ArrayList<NamedItem>();
    for (var arg : definition.args()) {
      if (args.put(arg.name(), itemType(arg.item())) != null) {
        throw context.invalid(
            "instantiation argument `%s` conflicts with previous argument `%s`"
                .formatted(arg.name(), arg.name()));
      }
      items.add(new NamedItem(arg.name(), itemRef(arg.item())));
    }
    Substitution given = new Subtyping(context).satisfied(args, component, Side.IMPORT);
    var fresh = new ArrayList<ResourcePath>();
    for (ResourcePath path : component.exportedResources()) {
      ResourceRef resource = scope.freshResource();
      given.put(path.resource(), resource);
      scope.ownResources.add(resource);
      fresh.add(new ResourcePath(path.names(), resource));
    }
    scope.instances.add(
        context.measures.checked(new InstanceType(given.apply(component.exports()), List.of())));
    scope.steps.add(
        new PlanStep.InstantiateComponent(
            definition.componentIndex(), List.copyOf(items), List.copyOf(fresh)));
  }

  void bundle(Definition.Bundle definition) {
    var names = new ExternNames(context, Side.EXPORT);
    var items = new ArrayList<NamedItem>();
    for (var export : definition.exports()) {
      names.add(export.name(), itemType(export.item()));
      items.add(new NamedItem(export.name().name(), itemRef(export.item())));
    }
    scope.instances.add(context.measures.checked(new InstanceType(names.items(), List.of())));
    scope.steps.add(new PlanStep.BundleExports(List.copyOf(items)));
  }

  /// Returns the type of an item; a value is used by it.
  ExternDesc itemType(SortIndex item) {
    int index = item.index();
    return switch (item.sort()) {
      case CORE_MODULE -> new ExternDesc.Module(scope.coreModule(index));
      case FUNC -> new ExternDesc.Func(scope.func(index));
      case VALUE -> {
        new ExternBuilder(context, scope).requireValues();
        yield new ExternDesc.Value(scope.useValue(index));
      }
      case TYPE -> new ExternDesc.Type(scope.type(index));
      case COMPONENT -> new ExternDesc.Component(scope.component(index));
      case INSTANCE -> new ExternDesc.Instance(scope.instance(index));
    };
  }

  /// Returns where an item is found at run time.
  ItemRef itemRef(SortIndex item) {
    int index = item.index();
    return switch (item.sort()) {
      case CORE_MODULE -> new ItemRef(ItemSort.CORE_MODULE, index);
      case FUNC -> new ItemRef(ItemSort.FUNC, index);
      case VALUE -> new ItemRef(ItemSort.VALUE, index);
      case TYPE -> typeRef(scope.type(index));
      case COMPONENT -> new ItemRef(ItemSort.COMPONENT, index);
      case INSTANCE -> new ItemRef(ItemSort.INSTANCE, index);
    };
  }

  private static ItemRef typeRef(TypeDef type) {
    return type instanceof ResourceRef resource
        ? new ItemRef(ItemSort.RESOURCE, resource.index())
        : new ItemRef(ItemSort.TYPE, -1);
  }
}
