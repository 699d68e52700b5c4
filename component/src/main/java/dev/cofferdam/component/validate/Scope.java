package dev.cofferdam.component.validate;

import dev.cofferdam.component.types.ComponentFuncType;
import dev.cofferdam.component.types.ComponentType;
import dev.cofferdam.component.types.CoreExternType;
import dev.cofferdam.component.types.CoreModuleType;
import dev.cofferdam.component.types.InstanceType;
import dev.cofferdam.component.types.ResourceRef;
import dev.cofferdam.component.types.TypeDef;
import dev.cofferdam.component.types.ValueType;
import dev.cofferdam.component.validate.Subtyping.Side;
import dev.cofferdam.wasm.GlobalType;
import dev.cofferdam.wasm.MemoryType;
import dev.cofferdam.wasm.TableType;
import dev.cofferdam.wasm.ValType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A component, component type or instance type while it is validated: its index spaces so far.
final class Scope {
  final Kind kind;
  final int number;
  private final ValidationContext context;

  final List<CoreItemType> coreTypes = new ArrayList<>();
  final List<CoreModuleType> coreModules = new ArrayList<>();
  final List<Map<String, CoreExternType>> coreInstances = new ArrayList<>();
  final List<Integer> coreFuncs = new ArrayList<>();
  final List<TableType> coreTables = new ArrayList<>();
  final List<MemoryType> coreMemories = new ArrayList<>();
  final List<GlobalType> coreGlobals = new ArrayList<>();
  final List<Integer> coreTags = new ArrayList<>();
  final List<TypeDef> types = new ArrayList<>();
  final List<ComponentType> components = new ArrayList<>();
  final List<InstanceType> instances = new ArrayList<>();
  final List<ComponentFuncType> funcs = new ArrayList<>();
  final List<ValueItem> values = new ArrayList<>();

  final ExternNames imports;
  final ExternNames exports;
  final NamedTypes importedNames;
  final NamedTypes exportedNames;

  /// Where each imported resource type comes from.
  final Map<ResourceRef, List<String>> importedResources = new LinkedHashMap<>();

  /// Resource types that are neither imported nor of an enclosing scope.
  final Set<ResourceRef> ownResources = new LinkedHashSet<>();

  /// Representations of the resource types the component itself defines.
  final Map<ResourceRef, ValType> localResources = new HashMap<>();

  /// Where each exported resource type is exported.
  final Map<ResourceRef, List<String>> exportedResources = new LinkedHashMap<>();

  final List<PlanStep> steps = new ArrayList<>();
  @Nullable ValType contextSlotType;
  boolean hasStart;
  private int resourceCount;

  /// What a scope is the inside of.
  enum Kind {
    COMPONENT,
    COMPONENT_TYPE,
    INSTANCE_TYPE
  }

  Scope(ValidationContext context, Kind kind) {
    this.context = context;
    this.kind = kind;
    this.number = context.nextScope();
    this.imports = new ExternNames(context, Side.IMPORT);
    this.exports = new ExternNames(context, Side.EXPORT);
    this.importedNames = new NamedTypes(context);
    this.exportedNames = new NamedTypes(context);
  }

  /// A value and whether it has been used, which it must be exactly once.
  static final class ValueItem {
    final ValueType type;
    boolean isUsed;

    ValueItem(ValueType type, boolean isUsed) {
      this.type = type;
      this.isUsed = isUsed;
    }
  }

  ResourceRef freshResource() {
    return new ResourceRef(number, resourceCount++);
  }

  ExternNames names(Side side) {
    return side == Side.IMPORT ? imports : exports;
  }

  NamedTypes named(Side side) {
    return side == Side.IMPORT ? importedNames : exportedNames;
  }

  CoreItemType coreType(int index) {
    return context.at(coreTypes, index, "type", "type");
  }

  /// Returns the canonical number of a core type that is not a module type.
  int coreSubType(int index) {
    if (coreType(index) instanceof CoreItemType.Sub(int typeId)) {
      return typeId;
    }
    throw context.invalid("type index %d is a module type, not a sub type".formatted(index));
  }

  CoreModuleType coreModule(int index) {
    return context.at(coreModules, index, "module", "module");
  }

  Map<String, CoreExternType> coreInstance(int index) {
    return context.at(coreInstances, index, "core instance", "instance");
  }

  int coreFunc(int index) {
    return context.at(coreFuncs, index, "core function", "function");
  }

  TableType coreTable(int index) {
    return context.at(coreTables, index, "table", "table");
  }

  MemoryType coreMemory(int index) {
    return context.at(coreMemories, index, "memory", "memory");
  }

  GlobalType coreGlobal(int index) {
    return context.at(coreGlobals, index, "global", "global");
  }

  int coreTag(int index) {
    return context.at(coreTags, index, "tag", "tag");
  }

  TypeDef type(int index) {
    return context.at(types, index, "type", "type");
  }

  ValueType valueType(int index) {
    if (type(index) instanceof ValueType value) {
      return value;
    }
    throw context.invalid("type index %d is not a defined type".formatted(index));
  }

  ComponentFuncType funcType(int index) {
    if (type(index) instanceof ComponentFuncType func) {
      return func;
    }
    throw context.invalid("type index %d is not a function type".formatted(index));
  }

  ResourceRef resourceType(int index) {
    if (type(index) instanceof ResourceRef resource) {
      return resource;
    }
    throw context.invalid("type index %d is not a resource type".formatted(index));
  }

  ComponentType component(int index) {
    return context.at(components, index, "component", "component");
  }

  InstanceType instance(int index) {
    return context.at(instances, index, "instance", "instance");
  }

  ComponentFuncType func(int index) {
    return context.at(funcs, index, "function", "function");
  }

  /// Returns the type of a value, which counts as its use.
  ValueType useValue(int index) {
    ValueItem value = context.at(values, index, "value", "value");
    if (value.isUsed) {
      throw context.invalid("value %d cannot be used more than once".formatted(index));
    }
    value.isUsed = true;
    return value.type;
  }

  IndexSpaceSizes sizes() {
    return new IndexSpaceSizes(
        coreModules.size(),
        coreInstances.size(),
        coreFuncs.size(),
        coreTables.size(),
        coreMemories.size(),
        coreGlobals.size(),
        coreTags.size(),
        components.size(),
        instances.size(),
        funcs.size(),
        values.size(),
        resourceCount);
  }
}
