package dev.cofferdam.component.validate;

import dev.cofferdam.component.types.CanonicalBuiltin;
import dev.cofferdam.component.types.ComponentFuncType;
import dev.cofferdam.component.types.ExternDesc;
import dev.cofferdam.component.types.ResourcePath;
import dev.cofferdam.component.types.TypeDef;
import dev.cofferdam.wasm.FuncType;
import dev.cofferdam.wasm.validate.ValidModule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One step of making an instance of a component.
///
/// Steps that make an item append it to the index space their doc names.
public sealed interface PlanStep {
  /// Appends a core module.
  ///
  /// @param module the module
  record DefineCoreModule(ValidModule module) implements PlanStep {}

  /// Instantiates a core module; appends a core instance.
  ///
  /// @param coreModule index among the core modules
  /// @param args instances that imports are taken from, by the first part of their names
  record InstantiateCoreModule(int coreModule, List<CoreArg> args) implements PlanStep {}

  /// An argument of a core instantiation.
  ///
  /// @param name first part of the names of the imports it satisfies
  /// @param coreInstance index among the core instances
  record CoreArg(String name, int coreInstance) {}

  /// Makes a core instance out of existing items; appends a core instance.
  ///
  /// @param exports its exports
  record BundleCoreExports(List<CoreExport> exports) implements PlanStep {}

  /// An export of a bundled core instance.
  ///
  /// @param name the name
  /// @param sort which core index space
  /// @param index index in it
  record CoreExport(String name, CoreSort sort, int index) {}

  /// Takes an export of a core instance; appends to the space of `sort`.
  ///
  /// @param sort which core index space
  /// @param coreInstance index among the core instances
  /// @param name name of the export
  record AliasCoreExport(CoreSort sort, int coreInstance, String name) implements PlanStep {}

  /// Appends a component, bound to the instance that executes this step.
  ///
  /// @param component the nested component
  record DefineComponent(ValidatedComponent component) implements PlanStep {}

  /// Instantiates a component; appends an instance.
  ///
  /// @param component index among the components
  /// @param args arguments by import name
  /// @param resources resource types that are new to this component, by where the new instance
  ///   exports them
  record InstantiateComponent(int component, List<NamedItem> args, List<ResourcePath> resources)
      implements PlanStep {}

  /// Makes an instance out of existing items; appends an instance.
  ///
  /// @param exports its exports
  record BundleExports(List<NamedItem> exports) implements PlanStep {}

  /// Takes an export of an instance; appends to the space of `sort`, which is never a type or a
  /// resource.
  ///
  /// @param sort which index space
  /// @param instance index among the instances
  /// @param name name of the export
  record AliasExport(ItemSort sort, int instance, String name) implements PlanStep {}

  /// Takes a core module or component of an enclosing component; appends to the space of `sort`.
  ///
  /// @param sort `CORE_MODULE` or `COMPONENT`
  /// @param count how many components outward; 0 is the component itself
  /// @param index index in that component's space
  record AliasOuter(ItemSort sort, int count, int index) implements PlanStep {}

  /// Takes an import; appends to the space of its sort, types apart.
  ///
  /// @param name name of the import
  /// @param type its type
  /// @param resources resource types it introduces; the paths start at the imported item, and the
  ///   empty path is the item itself
  record Import(String name, ExternDesc type, List<ResourcePath> resources) implements PlanStep {}

  /// Exports an item, and appends it to the space of its sort once more, types apart.
  ///
  /// @param name name of the export
  /// @param item what is exported
  /// @param type its type as others see it; the item itself may have more exports
  record Export(String name, ItemRef item, ExternDesc type) implements PlanStep {}

  /// Makes a new resource type.
  ///
  /// @param resource its number
  /// @param hasWideRep whether its representation is an `i64`
  /// @param destructor index among the core functions, or -1; takes the representation
  record DefineResource(int resource, boolean hasWideRep, int destructor) implements PlanStep {}

  /// Makes a component-level function of a core function; appends a function.
  ///
  /// @param coreFunc index among the core functions
  /// @param type its component-level type, in this component's resource numbers
  /// @param options options
  /// @param signature the core function's type
  record Lift(int coreFunc, ComponentFuncType type, CanonicalOptions options, FuncType signature)
      implements PlanStep {}

  /// Makes a core function of a component-level function; appends a core function.
  ///
  /// @param func index among the functions
  /// @param type its component-level type, in this component's resource numbers
  /// @param options options
  /// @param signature the core function's type
  record Lower(int func, ComponentFuncType type, CanonicalOptions options, FuncType signature)
      implements PlanStep {}

  /// Makes `resource.new`, which takes a representation and returns a handle; appends a core
  /// function.
  ///
  /// @param resource number of the resource type, which this component defines
  /// @param signature the core function's type
  record ResourceNew(int resource, FuncType signature) implements PlanStep {}

  /// Makes `resource.drop`, which takes a handle; appends a core function.
  ///
  /// @param resource number of the resource type
  record ResourceDrop(int resource) implements PlanStep {}

  /// Makes `resource.rep`, which takes a handle and returns its representation; appends a core
  /// function.
  ///
  /// @param resource number of the resource type, which this component defines
  /// @param signature the core function's type
  record ResourceRep(int resource, FuncType signature) implements PlanStep {}

  /// Makes one of the other built-ins; appends a core function.
  ///
  /// @param builtin which one
  /// @param signature the core function's type
  /// @param type the stream or future type it is about, for `task.return` a function type without
  ///   parameters and with the result returned; null for the others
  /// @param options options; `isAsync` also where the format has an `async` flag of its own
  /// @param isCancellable whether `cancellable` is given
  /// @param operand slot of `context.get` and `context.set`, core type of `thread.new-indirect`, -1
  ///   otherwise
  /// @param table index among the core tables, or -1
  record Builtin(
      CanonicalBuiltin builtin,
      FuncType signature,
      @Nullable TypeDef type,
      CanonicalOptions options,
      boolean isCancellable,
      int operand,
      int table)
      implements PlanStep {}

  /// Calls a component-level function; appends its result to the values. Gated.
  ///
  /// @param func index among the functions
  /// @param args indices among the values
  record Start(int func, List<Integer> args) implements PlanStep {}
}
