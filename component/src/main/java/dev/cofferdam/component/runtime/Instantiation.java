package dev.cofferdam.component.runtime;

import dev.cofferdam.component.types.ResourcePath;
import dev.cofferdam.component.validate.CoreSort;
import dev.cofferdam.component.validate.ItemRef;
import dev.cofferdam.component.validate.ItemSort;
import dev.cofferdam.component.validate.NamedItem;
import dev.cofferdam.component.validate.PlanStep;
import dev.cofferdam.engine.EngineBug;
import dev.cofferdam.engine.Extern;
import dev.cofferdam.engine.Instance;
import dev.cofferdam.engine.LinkException;
import dev.cofferdam.engine.Linker;
import dev.cofferdam.engine.WasmModule;
import dev.cofferdam.wasm.Import;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Makes one instance of a component by executing its plan, step by step.
///
/// Runs inside the Store. What it makes before it fails stays in the Store, which is then poisoned.
final class Instantiation {
  private final ComponentStore store;
  private final ImportSource imports;
  private final InstanceState state;
  private final ItemSpaces spaces;
  private final Canons canons;
  private final SequencedMap<String, Item> exports = new LinkedHashMap<>();

  private Instantiation(
      ComponentStore store,
      ComponentItem component,
      @Nullable InstanceState parent,
      ImportSource imports) {
    this.store = store;
    this.imports = imports;
    this.state = new InstanceState(store, parent, component);
    this.spaces = state.spaces();
    this.canons = new Canons(state);
  }

  /// Makes an instance.
  ///
  /// @param parent the instance that instantiates it, or null
  static Instantiated run(
      ComponentStore store,
      ComponentItem component,
      @Nullable InstanceState parent,
      ImportSource imports) {
    Instantiation instantiation = new Instantiation(store, component, parent, imports);
    List<PlanStep> steps = component.code().component().steps();
    for (int i = 0; i < steps.size(); i++) {
      instantiation.execute(steps.get(i), component.code().prepared(i));
    }
    return new Instantiated(instantiation.state, new InstanceItem(instantiation.exports));
  }

  private void execute(PlanStep step, ComponentCode.Prepared prepared) {
    switch (step) {
      case PlanStep.DefineCoreModule _ ->
          spaces.add(new ModuleItem(((ComponentCode.Module) prepared).module()));
      case PlanStep.InstantiateCoreModule core -> instantiateCore(core);
      case PlanStep.BundleCoreExports bundle -> bundleCore(bundle);
      case PlanStep.AliasCoreExport(CoreSort sort, int instance, String name) ->
          spaces.addCore(sort, spaces.coreInstance(instance).require(name));
      case PlanStep.DefineComponent _ ->
          spaces.add(new ComponentItem(((ComponentCode.Nested) prepared).code(), state));
      case PlanStep.InstantiateComponent nested -> instantiateNested(nested);
      case PlanStep.BundleExports(List<NamedItem> items) ->
          spaces.add(InstanceItem.of(named(items)));
      case PlanStep.AliasExport(_, int instance, String name) ->
          spaces.add(requireExport(spaces.instance(instance), name));
      case PlanStep.AliasOuter(ItemSort sort, int count, int index) ->
          addPresent(state.outer(count).spaces().item(sort, index));
      case PlanStep.Import wanted -> bind(imports.item(wanted, state), wanted.resources());
      case PlanStep.Export(String name, ItemRef item, _) -> export(name, item);
      case PlanStep.DefineResource(int number, _, int destructor) ->
          spaces.setResource(
              number, ResourceType.ofGuest(state, spaces.coreFuncOrNone(destructor)));
      case PlanStep.Lift lift -> spaces.add(canons.lift(lift, prepared));
      case PlanStep.Lower lower -> spaces.addCoreFunc(canons.lower(lower, prepared));
      case PlanStep.ResourceNew made -> spaces.addCoreFunc(canons.resourceNew(made));
      case PlanStep.ResourceDrop dropped -> spaces.addCoreFunc(canons.resourceDrop(dropped));
      case PlanStep.ResourceRep rep -> spaces.addCoreFunc(canons.resourceRep(rep));
      case PlanStep.Builtin builtin -> spaces.addCoreFunc(canons.builtin(builtin));
      case PlanStep.Start _ ->
          throw new UnsupportedFunc("the start function of a component").trap();
    }
  }

  private void instantiateCore(PlanStep.InstantiateCoreModule step) {
    WasmModule module = spaces.coreModule(step.coreModule());
    Map<String, CoreInstanceItem> args = new HashMap<>();
    step.args().forEach(arg -> args.put(arg.name(), spaces.coreInstance(arg.coreInstance())));
    List<Extern> items = new ArrayList<>();
    for (Import each : module.imports()) {
      CoreInstanceItem source = args.get(each.module());
      Extern found = source == null ? null : source.find(each.name());
      if (found == null) {
        throw new LinkException("unknown import " + each.module() + " " + each.name());
      }
      items.add(found);
    }
    Instance instance = Linker.instantiate(store.store(), module, items);
    spaces.addCoreInstance(new CoreInstanceItem.OfModule(instance));
  }

  private void bundleCore(PlanStep.BundleCoreExports step) {
    Map<String, Extern> items = new HashMap<>();
    step.exports().forEach(each -> items.put(each.name(), spaces.core(each.sort(), each.index())));
    spaces.addCoreInstance(new CoreInstanceItem.Bundle(items));
  }

  private void instantiateNested(PlanStep.InstantiateComponent step) {
    Map<String, Item> args = named(step.args());
    InstanceItem made =
        run(
                store,
                spaces.component(step.component()),
                state,
                (wanted, _) -> args.get(wanted.name()))
            .exports();
    bind(made, step.resources());
  }

  private Map<String, Item> named(List<NamedItem> items) {
    Map<String, Item> byName = new LinkedHashMap<>();
    for (NamedItem each : items) {
      Item item = spaces.item(each.item().sort(), each.item().index());
      if (item != null) {
        byName.put(each.name(), item);
      }
    }
    return byName;
  }

  private void export(String name, ItemRef reference) {
    Item item = spaces.item(reference.sort(), reference.index());
    if (item != null) {
      exports.put(name, item);
      spaces.add(item);
    }
  }

  private void addPresent(@Nullable Item item) {
    if (item != null) {
      spaces.add(item);
    }
  }

  private void bind(@Nullable Item item, List<ResourcePath> resources) {
    addPresent(item);
    for (ResourcePath path : resources) {
      Item found = item;
      for (String name : path.names()) {
        found = requireExport(found, name);
      }
      if (!(found instanceof ResourceType type)) {
        throw new EngineBug("no resource type at " + path.names(), null);
      }
      spaces.setResource(path.resource().index(), type);
    }
  }

  private static Item requireExport(@Nullable Item instance, String name) {
    Item found = instance instanceof InstanceItem item ? item.find(name) : null;
    if (found == null) {
      throw new EngineBug("an instance lacks the export " + name, null);
    }
    return found;
  }
}
