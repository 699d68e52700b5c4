package dev.cofferdam.component.runtime;

import dev.cofferdam.component.validate.CoreSort;
import dev.cofferdam.component.validate.IndexSpaceSizes;
import dev.cofferdam.component.validate.ItemSort;
import dev.cofferdam.engine.EngineBug;
import dev.cofferdam.engine.Extern;
import dev.cofferdam.engine.Func;
import dev.cofferdam.engine.Memory;
import dev.cofferdam.engine.Table;
import dev.cofferdam.engine.WasmModule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The index spaces of one component instance, filled by the steps of its plan in order.
final class ItemSpaces {
  private final List<WasmModule> coreModules;
  private final List<CoreInstanceItem> coreInstances;
  private final List<Func> coreFuncs;
  private final List<Table> coreTables;
  private final List<Memory> coreMemories;
  private final List<Extern> coreGlobals;
  private final List<Extern> coreTags;
  private final List<ComponentItem> components;
  private final List<InstanceItem> instances;
  private final List<FuncItem> funcs;
  private final @Nullable ResourceType[] resources;

  ItemSpaces(IndexSpaceSizes sizes) {
    coreModules = new ArrayList<>(sizes.coreModules());
    coreInstances = new ArrayList<>(sizes.coreInstances());
    coreFuncs = new ArrayList<>(sizes.coreFuncs());
    coreTables = new ArrayList<>(sizes.coreTables());
    coreMemories = new ArrayList<>(sizes.coreMemories());
    coreGlobals = new ArrayList<>(sizes.coreGlobals());
    coreTags = new ArrayList<>(sizes.coreTags());
    components = new ArrayList<>(sizes.components());
    instances = new ArrayList<>(sizes.instances());
    funcs = new ArrayList<>(sizes.funcs());
    resources = new ResourceType[sizes.resources()];
  }

  /// How many items there will be in all.
  static int count(IndexSpaceSizes sizes) {
    return sizes.coreModules()
        + sizes.coreInstances()
        + sizes.coreFuncs()
        + sizes.coreTables()
        + sizes.coreMemories()
        + sizes.coreGlobals()
        + sizes.coreTags()
        + sizes.components()
        + sizes.instances()
        + sizes.funcs()
        + sizes.resources();
  }

  WasmModule coreModule(int index) {
    return coreModules.get(index);
  }

  CoreInstanceItem coreInstance(int index) {
    return coreInstances.get(index);
  }

  Func coreFunc(int index) {
    return coreFuncs.get(index);
  }

  @Nullable Func coreFuncOrNone(int index) {
    return index < 0 ? null : coreFuncs.get(index);
  }

  @Nullable Memory coreMemoryOrNone(int index) {
    return index < 0 ? null : coreMemories.get(index);
  }

  ComponentItem component(int index) {
    return components.get(index);
  }

  InstanceItem instance(int index) {
    return instances.get(index);
  }

  FuncItem func(int index) {
    return funcs.get(index);
  }

  ResourceType resource(int number) {
    ResourceType type = resources[number];
    if (type == null) {
      throw new EngineBug("resource type " + number + " is used before its step", null);
    }
    return type;
  }

  @Nullable ResourceType resourceOrNone(int number) {
    return resources[number];
  }

  void setResource(int number, ResourceType type) {
    resources[number] = type;
  }

  void addCoreInstance(CoreInstanceItem instance) {
    coreInstances.add(instance);
  }

  void addCoreFunc(Func func) {
    coreFuncs.add(func);
  }

  /// Returns an item of a core index space.
  Extern core(CoreSort sort, int index) {
    return switch (sort) {
      case FUNC -> coreFuncs.get(index);
      case TABLE -> coreTables.get(index);
      case MEMORY -> coreMemories.get(index);
      case GLOBAL -> coreGlobals.get(index);
      case TAG -> coreTags.get(index);
    };
  }

  /// Appends to a core index space.
  void addCore(CoreSort sort, Extern item) {
    switch (sort) {
      case FUNC -> coreFuncs.add((Func) item);
      case TABLE -> coreTables.add((Table) item);
      case MEMORY -> coreMemories.add((Memory) item);
      case GLOBAL -> coreGlobals.add(item);
      case TAG -> coreTags.add(item);
    }
  }

  /// Returns an item that can have a name; null for a type that is no resource type.
  @Nullable Item item(ItemSort sort, int index) {
    return switch (sort) {
      case CORE_MODULE -> new ModuleItem(coreModules.get(index));
      case FUNC -> funcs.get(index);
      case COMPONENT -> components.get(index);
      case INSTANCE -> instances.get(index);
      case RESOURCE -> resource(index);
      case TYPE -> null;
      case VALUE -> throw new EngineBug("values are not supported, yet a plan has one", null);
    };
  }

  /// Appends an item to the space of its kind; resource types have none.
  void add(Item item) {
    switch (item) {
      case ModuleItem(WasmModule module) -> coreModules.add(module);
      case FuncItem func -> funcs.add(func);
      case ComponentItem component -> components.add(component);
      case InstanceItem instance -> instances.add(instance);
      case ResourceType _ -> {}
    }
  }
}
