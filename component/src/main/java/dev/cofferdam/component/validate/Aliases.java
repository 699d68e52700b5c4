package dev.cofferdam.component.validate;

import dev.cofferdam.component.binary.Definition;
import dev.cofferdam.component.binary.Sort;
import dev.cofferdam.component.types.CoreExternType;
import dev.cofferdam.component.types.ExternDesc;
import dev.cofferdam.component.types.TypeDef;
import dev.cofferdam.wasm.ExternKind;
import java.util.List;

/// Aliases: of exports of instances, and of items of enclosing scopes.
///
/// Specification: Binary, alias definitions.
final class Aliases {
  private final ValidationContext context;
  private final List<Scope> scopes;
  private final Scope scope;

  /// Adds to the last of `scopes`, which stand from the outside in.
  Aliases(ValidationContext context, List<Scope> scopes) {
    this.context = context;
    this.scopes = scopes;
    this.scope = scopes.getLast();
  }

  void add(Definition.AliasExport alias) {
    requireAllowed(alias.sort() == Sort.TYPE || alias.sort() == Sort.INSTANCE);
    var externs = new ExternBuilder(context, scope);
    if (alias.sort() == Sort.VALUE) {
      externs.requireValues();
    }
    ExternDesc desc = scope.instance(alias.instanceIndex()).exports().get(alias.name());
    if (desc == null) {
      throw context.invalid(
          "instance %d has no export named `%s`".formatted(alias.instanceIndex(), alias.name()));
    }
    if (!Sorts.word(desc).equals(alias.sort().toString())) {
      throw context.invalid(
          "export `%s` for instance %d is not a %s"
              .formatted(alias.name(), alias.instanceIndex(), alias.sort()));
    }
    externs.append(desc, false);
    if (alias.sort() != Sort.TYPE) {
      scope.steps.add(
          new PlanStep.AliasExport(Sorts.item(alias.sort()), alias.instanceIndex(), alias.name()));
    }
  }

  private void requireAllowed(boolean isAllowedInTypes) {
    if (!isAllowedInTypes && scope.kind != Scope.Kind.COMPONENT) {
      throw context.invalid(
          "aliases in a component or instance type may only refer to types or instances");
    }
  }

  void add(Definition.AliasCoreExport alias) {
    requireAllowed(false);
    CoreExternType type = scope.coreInstance(alias.instanceIndex()).get(alias.name());
    if (alias.kind() == ExternKind.TAG) {
      new Instantiation(context, scope).requireExceptions();
    }
    if (type == null) {
      throw context.invalid(
          "core instance %d has no export named `%s`"
              .formatted(alias.instanceIndex(), alias.name()));
    }
    boolean isKind =
        switch (type) {
          case CoreExternType.Func(int id) ->
              alias.kind() == ExternKind.FUNC && scope.coreFuncs.add(id);
          case CoreExternType.Table(var table) ->
              alias.kind() == ExternKind.TABLE && scope.coreTables.add(table);
          case CoreExternType.Memory(var memory) ->
              alias.kind() == ExternKind.MEMORY && scope.coreMemories.add(memory);
          case CoreExternType.Global(var global) ->
              alias.kind() == ExternKind.GLOBAL && scope.coreGlobals.add(global);
          case CoreExternType.Tag(int id) ->
              alias.kind() == ExternKind.TAG && scope.coreTags.add(id);
        };
    if (!isKind) {
      throw context.invalid(
          "export `%s` for core instance %d is not a %s"
              .formatted(alias.name(), alias.instanceIndex(), Sorts.word(alias.kind())));
    }
    scope.steps.add(
        new PlanStep.AliasCoreExport(
            CoreSort.of(alias.kind()), alias.instanceIndex(), alias.name()));
  }

  void add(Definition.AliasOuter alias) {
    boolean isType =
        alias.sort() == Definition.OuterSort.TYPE || alias.sort() == Definition.OuterSort.CORE_TYPE;
    requireAllowed(isType);
    Scope target = outer(alias.count());
    switch (alias.sort()) {
      case TYPE -> scope.types.add(visible(target.type(alias.index()), alias.count()));
      case CORE_TYPE -> scope.coreTypes.add(target.coreType(alias.index()));
      case CORE_MODULE -> {
        scope.coreModules.add(target.coreModule(alias.index()));
        addStep(ItemSort.CORE_MODULE, alias);
      }
      case COMPONENT -> {
        scope.components.add(target.component(alias.index()));
        addStep(ItemSort.COMPONENT, alias);
      }
    }
  }

  private void addStep(ItemSort sort, Definition.AliasOuter alias) {
    scope.steps.add(new PlanStep.AliasOuter(sort, alias.count(), alias.index()));
  }

  /// Returns the scope so many levels outward.
  Scope outer(int count) {
    if (count >= scopes.size()) {
      throw context.invalid("invalid outer alias count of " + count);
    }
    return scopes.get(scopes.size() - 1 - count);
  }

  /// Returns `type` if it may be seen `count` levels further in: components are closed, so a type
  /// that crosses the border of one may not mention resources of the outside.
  private TypeDef visible(TypeDef type, int count) {
    boolean isCrossing =
        count > 0 && scopes.get(scopes.size() - count).kind == Scope.Kind.COMPONENT;
    if (isCrossing) {
      var free = new FreeResources(context);
      free.add(type);
      if (!free.found().isEmpty()) {
        throw context.invalid(
            "cannot alias outer type which transitively refers to resources not defined in the"
                + " current component");
      }
    }
    return type;
  }
}
