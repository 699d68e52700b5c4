package dev.cofferdam.component.validate;

import dev.cofferdam.component.binary.ComponentModel;
import dev.cofferdam.component.binary.CoreTypeSyntax;
import dev.cofferdam.component.binary.Definition;
import dev.cofferdam.component.binary.TypeSyntax;
import dev.cofferdam.component.types.ComponentFuncType;
import dev.cofferdam.component.types.ComponentLimits;
import dev.cofferdam.component.types.ComponentType;
import dev.cofferdam.component.types.ExternDesc;
import dev.cofferdam.component.types.InstanceType;
import dev.cofferdam.component.types.ResourcePath;
import dev.cofferdam.component.types.ResourceRef;
import dev.cofferdam.component.types.TypeDef;
import dev.cofferdam.component.types.ValueType;
import dev.cofferdam.component.validate.ComponentFeatures.Feature;
import dev.cofferdam.component.validate.Subtyping.Side;
import dev.cofferdam.wasm.ByteRange;
import dev.cofferdam.wasm.FuncType;
import dev.cofferdam.wasm.InvalidException;
import dev.cofferdam.wasm.LoadClock;
import dev.cofferdam.wasm.ModuleModel;
import dev.cofferdam.wasm.NumType;
import dev.cofferdam.wasm.WasmFeatures;
import dev.cofferdam.wasm.validate.ModuleValidator;
import dev.cofferdam.wasm.validate.ValidModule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Validates a decoded component, and everything in it, and makes its plan.
///
/// One pass over the definitions in order, with the index spaces as far as they have been defined.
/// Specification: Explainer and Binary, wherever they say that validation requires something.
public final class ComponentValidator {
  private final ValidationContext context;
  private final List<Scope> scopes = new ArrayList<>();
  private @Nullable InvalidException problemInCode;

  private ComponentValidator(ValidationContext context) {
    this.context = context;
  }

  /// Validates `component` under the default limits; core modules in it may use what the engine
  /// runs.
  public static ValidatedComponent validate(ComponentModel component, ComponentFeatures features) {
    return validate(component, features, WasmFeatures.supported(), ComponentLimits.defaults());
  }

  /// Validates `component`.
  ///
  /// @param component what was decoded
  /// @param features which gated features it may use
  /// @param coreFeatures which features the core modules in it may use
  /// @param limits limits
  /// @throws dev.cofferdam.wasm.InvalidException if it breaks a rule
  /// @throws dev.cofferdam.wasm.MalformedException if code in a core module is malformed
  /// @throws dev.cofferdam.wasm.LoadLimitException if it is beyond a limit
  public static ValidatedComponent validate(
      ComponentModel component,
      ComponentFeatures features,
      WasmFeatures coreFeatures,
      ComponentLimits limits) {
    var context = new ValidationContext(features, coreFeatures, limits);
    return LoadClock.within(
        limits.modules().timeout(), () -> new ComponentValidator(context).all(component));
  }

  private Scope scope() {
    return scopes.getLast();
  }

  private ValidatedComponent all(ComponentModel component) {
    ValidatedComponent validated = component(component);
    if (problemInCode != null) {
      throw problemInCode;
    }
    return validated;
  }

  private ValidatedComponent component(ComponentModel component) {
    scopes.add(new Scope(context, Scope.Kind.COMPONENT));
    component.definitions().forEach(this::define);
    context.offset = component.range().end();
    requireValuesUsed();
    ComponentType type = finishedComponent();
    Scope scope = scopes.removeLast();
    return new ValidatedComponent(
        type, scope.steps, scope.sizes(), component.range(), component.name());
  }

  private void requireValuesUsed() {
    var values = scope().values;
    for (int i = 0; i < values.size(); i++) {
      if (!values.get(i).isUsed) {
        throw context.invalid(
            "value index %d was not used as part of an instantiation, start function, or export"
                .formatted(i));
      }
    }
  }

  private void define(Definition definition) {
    context.offset = definition.offset();
    LoadClock.look(definition.offset());
    context.charge(1);
    Scope scope = scope();
    switch (definition) {
      case Definition.CoreModule core -> coreModule(core);
      case Definition.CoreInstantiate core -> new Instantiation(context, scope).instantiate(core);
      case Definition.CoreBundle core -> new Instantiation(context, scope).bundle(core);
      case Definition.CoreType core -> coreType(core.type());
      case Definition.Component nested -> nested(nested.component());
      case Definition.Instantiate made -> new Instantiation(context, scope).instantiate(made);
      case Definition.Bundle bundle -> new Instantiation(context, scope).bundle(bundle);
      case Definition.AliasExport alias -> new Aliases(context, scopes).add(alias);
      case Definition.AliasCoreExport alias -> new Aliases(context, scopes).add(alias);
      case Definition.AliasOuter alias -> new Aliases(context, scopes).add(alias);
      case Definition.Type type -> scope.types.add(type(type.type()));
      case Definition.Canonical canonical -> new Canonicals(context, scope).add(canonical.canon());
      case Definition.Start start -> start(start);
      case Definition.Import imported -> importItem(imported);
      case Definition.Export export -> export(export);
      case Definition.ExportDeclaration export -> {
        var externs = new ExternBuilder(context, scope);
        externs.add(export.name(), externs.item(export.type()), Side.EXPORT);
      }
    }
  }

  private void coreModule(Definition.CoreModule definition) {
    ModuleModel model = definition.module();
    try {
      ValidModule module =
          ModuleValidator.validate(model, context.coreFeatures, context.limits.modules());
      scope().steps.add(new PlanStep.DefineCoreModule(module));
    } catch (InvalidException inner) {
      deferInCode(model, inner);
    }
    scope().coreModules.add(CoreModules.typeOf(context, model));
  }

  /// Remembers what is wrong with the code of a module, which is reported only when the component
  /// is found valid otherwise; all else of the module is known to be valid then. Anything else is
  /// reported at once.
  private void deferInCode(ModuleModel module, InvalidException problem) {
    ByteRange code = module.codeSection();
    if (problem.offset() < code.offset() || problem.offset() > code.end()) {
      throw problem;
    }
    if (problemInCode == null) {
      problemInCode = problem;
    }
  }

  private void coreType(CoreTypeSyntax syntax) {
    Scope scope = scope();
    switch (syntax) {
      case CoreTypeSyntax.Group(var types) -> {
        int first =
            new CoreTypeGroups(context).define(types, scope.coreTypes.size(), scope::coreSubType);
        for (int i = 0; i < types.size(); i++) {
          scope.coreTypes.add(new CoreItemType.Sub(first + i));
        }
      }
      case CoreTypeSyntax.Module module -> {
        var aliases = new Aliases(context, scopes);
        scope.coreTypes.add(
            new CoreItemType.Module(CoreModules.typeOf(context, module, aliases::outer)));
      }
    }
  }

  private void nested(ComponentModel component) {
    int offset = context.offset;
    ValidatedComponent validated = component(component);
    context.offset = offset;
    scope().components.add(validated.type());
    scope().steps.add(new PlanStep.DefineComponent(validated));
  }

  private TypeDef type(TypeSyntax syntax) {
    return switch (syntax) {
      case TypeSyntax.Func func -> new TypeBuilder(context, scope()).buildFunc(func);
      case TypeSyntax.Component component -> componentType(component.declarations());
      case TypeSyntax.Instance instance -> instanceType(instance.declarations());
      case TypeSyntax.Resource resource -> resource(resource);
      case TypeSyntax.Primitive _,
          TypeSyntax.RecordOf _,
          TypeSyntax.Variant _,
          TypeSyntax.ListOf _,
          TypeSyntax.FixedList _,
          TypeSyntax.MapOf _,
          TypeSyntax.Tuple _,
          TypeSyntax.Flags _,
          TypeSyntax.EnumOf _,
          TypeSyntax.Option _,
          TypeSyntax.Result _,
          TypeSyntax.Own _,
          TypeSyntax.Borrow _,
          TypeSyntax.Stream _,
          TypeSyntax.Future _ ->
          new TypeBuilder(context, scope()).build(syntax);
    };
  }

  private ComponentType componentType(List<Definition> declarations) {
    scopes.add(new Scope(context, Scope.Kind.COMPONENT_TYPE));
    declarations.forEach(this::define);
    ComponentType type = finishedComponent();
    scopes.removeLast();
    return type;
  }

  private InstanceType instanceType(List<Definition> declarations) {
    scopes.add(new Scope(context, Scope.Kind.INSTANCE_TYPE));
    declarations.forEach(this::define);
    Scope scope = scopes.removeLast();
    return context.measures.checked(
        new InstanceType(scope.exports.items(), exportedAt(scope, scope.ownResources)));
  }

  private static List<ResourcePath> exportedAt(Scope scope, Set<ResourceRef> resources) {
    var paths = new ArrayList<ResourcePath>();
    for (ResourceRef resource : resources) {
      List<String> names = scope.exportedResources.get(resource);
      if (names != null) {
        paths.add(new ResourcePath(names, resource));
      }
    }
    return paths;
  }

  /// Returns the type of the component or component type that ends here.
  private ComponentType finishedComponent() {
    Scope scope = scope();
    requireNoOwnResourceInImports(scope);
    var free = new FreeResources(context);
    scope.exports.items().values().forEach(free::add);
    var own = new ArrayList<ResourcePath>();
    for (ResourceRef resource : scope.ownResources) {
      if (!free.found().contains(resource)) {
        continue;
      }
      List<String> names = scope.exportedResources.get(resource);
      if (names == null) {
        throw context.invalid("local resource type found in export but not exported itself");
      }
      own.add(new ResourcePath(names, resource));
    }
    var imported = new ArrayList<ResourcePath>();
    scope.importedResources.forEach(
        (resource, names) -> imported.add(new ResourcePath(names, resource)));
    return context.measures.checked(
        new ComponentType(scope.imports.items(), scope.exports.items(), imported, own));
  }

  private void requireNoOwnResourceInImports(Scope scope) {
    if (scope.ownResources.isEmpty()) {
      return;
    }
    var free = new FreeResources(context);
    scope.imports.items().values().forEach(free::add);
    if (scope.ownResources.stream().anyMatch(free.found()::contains)) {
      throw context.invalid("local resource type found in imports");
    }
  }

  private ResourceRef resource(TypeSyntax.Resource syntax) {
    Scope scope = scope();
    if (scope.kind != Scope.Kind.COMPONENT) {
      throw context.invalid("resources can only be defined within a concrete component");
    }
    if (syntax.rep() == NumType.I64) {
      context.require(
          Feature.MEMORY64, "resources with `i64` require the `cm64` feature to be enabled");
    } else if (syntax.rep() != NumType.I32) {
      throw context.invalid("resources can only be represented by `i32` or `i64`");
    }
    int destructor = syntax.destructor();
    if (destructor != -1) {
      FuncType expected = new FuncType(List.of(syntax.rep()), List.of());
      if (!context.coreTypes.func(scope.coreFunc(destructor)).equals(expected)) {
        throw context.invalid(
            "core function %d has wrong signature for a destructor".formatted(destructor));
      }
    }
    ResourceRef resource = scope.freshResource();
    scope.ownResources.add(resource);
    scope.localResources.put(resource, syntax.rep());
    scope.steps.add(
        new PlanStep.DefineResource(resource.index(), syntax.rep() == NumType.I64, destructor));
    return resource;
  }

  private void importItem(Definition.Import definition) {
    var externs = new ExternBuilder(context, scope());
    ExternDesc desc = externs.add(definition.name(), externs.item(definition.type()), Side.IMPORT);
    scope().steps.add(new PlanStep.Import(definition.name().name(), desc, externs.introduced()));
  }

  private void export(Definition.Export definition) {
    Scope scope = scope();
    var externs = new ExternBuilder(context, scope);
    var items = new Instantiation(context, scope);
    ExternDesc actual = items.itemType(definition.item());
    ItemRef ref = items.itemRef(definition.item());
    ExternBuilder.Item item =
        actual instanceof ExternDesc.Type(var type)
            ? ExternBuilder.typeItem(type)
            : ExternBuilder.plain(actual);
    if (definition.type() != null) {
      item = externs.item(definition.type());
      requireAscribed(actual, item.desc());
    }
    ExternDesc desc = externs.add(definition.name(), item, Side.EXPORT);
    scope.steps.add(new PlanStep.Export(definition.name().name(), ref, desc));
  }

  private void requireAscribed(ExternDesc actual, ExternDesc ascribed) {
    try {
      new Subtyping(context).require(actual, ascribed);
    } catch (InvalidException inner) {
      throw context.invalid(
          "ascribed type of export is not compatible with item's type: " + inner.getMessage());
    }
  }

  private void start(Definition.Start definition) {
    context.require(Feature.VALUES, "support for component model `value`s is not enabled");
    Scope scope = scope();
    if (scope.hasStart) {
      throw context.invalid("component cannot have more than one start function");
    }
    ComponentFuncType func = scope.func(definition.funcIndex());
    if (func.params().size() != definition.args().size()) {
      throw context.invalid(
          "component start function requires %d arguments but was given %d"
              .formatted(func.params().size(), definition.args().size()));
    }
    int resultCount = func.result() == null ? 0 : 1;
    if (resultCount != definition.resultCount()) {
      throw context.invalid(
          "component start function has a result count of %d but the function type has a result count of %d"
              .formatted(definition.resultCount(), resultCount));
    }
    for (int i = 0; i < definition.args().size(); i++) {
      requireArgument(func, i, scope.useValue(definition.args().get(i)));
    }
    if (func.result() != null) {
      scope.values.add(new Scope.ValueItem(func.result(), false));
    }
    scope.hasStart = true;
    scope.steps.add(new PlanStep.Start(definition.funcIndex(), definition.args()));
  }

  private void requireArgument(ComponentFuncType func, int index, ValueType actual) {
    try {
      new ValueSubtyping(context).require(actual, func.params().get(index).type());
    } catch (InvalidException inner) {
      throw context.invalid(
          "value type mismatch for component start function argument %d: %s"
              .formatted(index, inner.getMessage()));
    }
  }
}
