package dev.cofferdam.component.validate;

import dev.cofferdam.component.binary.CoreTypeSyntax;
import dev.cofferdam.component.types.CoreExternType;
import dev.cofferdam.component.types.CoreModuleType;
import dev.cofferdam.wasm.AddressType;
import dev.cofferdam.wasm.Export;
import dev.cofferdam.wasm.ExternType;
import dev.cofferdam.wasm.GlobalType;
import dev.cofferdam.wasm.Import;
import dev.cofferdam.wasm.MemoryType;
import dev.cofferdam.wasm.ModuleModel;
import dev.cofferdam.wasm.RecGroup;
import dev.cofferdam.wasm.SubType;
import dev.cofferdam.wasm.TableType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;

/// Makes the types of core modules, of the modules themselves and of declarations.
final class CoreModules {
  private static final long PAGES_MAX_32 = 1L << 16;
  private static final long PAGES_MAX_64 = 1L << 48;

  private final ValidationContext context;

  /// Canonical numbers of the module's own type index space.
  private final List<Integer> typeIds = new ArrayList<>();

  private final List<CoreModuleType.Import> imports = new ArrayList<>();
  private final Set<List<String>> importNames = new HashSet<>();
  private final Map<String, CoreExternType> exports = new LinkedHashMap<>();

  private CoreModules(ValidationContext context) {
    this.context = context;
  }

  /// Returns the type of a module that is valid.
  static CoreModuleType typeOf(ValidationContext context, ModuleModel module) {
    var modules = new CoreModules(context);
    for (RecGroup group : module.recGroups()) {
      int first = group.firstTypeIndex();
      modules.addGroup(module.types().subList(first, first + group.typeCount()));
    }
    for (Import item : module.imports()) {
      modules.addImport(item.module(), item.name(), modules.canonical(item.type()));
    }
    for (Export export : module.exports()) {
      modules.exports.put(export.name(), modules.canonical(item(module, export)));
    }
    return modules.type();
  }

  private static ExternType item(ModuleModel module, Export export) {
    int index = export.index();
    var spaces = module.spaces();
    return switch (export.kind()) {
      case FUNC -> new ExternType.Func(spaces.funcTypeIndices()[index]);
      case TABLE -> new ExternType.Table(spaces.tables().get(index));
      case MEMORY -> new ExternType.Memory(spaces.memories().get(index));
      case GLOBAL -> new ExternType.Global(spaces.globals().get(index));
      case TAG -> new ExternType.Tag(spaces.tagTypeIndices()[index]);
    };
  }

  /// Returns the module type that is declared; `outer` gives the scope so many levels outward.
  static CoreModuleType typeOf(
      ValidationContext context, CoreTypeSyntax.Module syntax, IntFunction<Scope> outer) {
    var modules = new CoreModules(context);
    for (var declaration : syntax.declarations()) {
      modules.declare(declaration, outer);
    }
    return modules.type();
  }

  private void declare(CoreTypeSyntax.Declaration declaration, IntFunction<Scope> outer) {
    context.charge(1);
    switch (declaration) {
      case CoreTypeSyntax.Types(var types) -> addGroup(types);
      case CoreTypeSyntax.OuterAlias(int count, int index) ->
          typeIds.add(count == 0 ? typeId(index) : outerType(outer.apply(count - 1), index));
      case CoreTypeSyntax.Import(var module, var name, var type) ->
          addImport(module, name, checked(type));
      case CoreTypeSyntax.Export(var name, var type) -> {
        if (exports.put(name, checked(type)) != null) {
          throw context.invalid("duplicate export name `%s` already defined".formatted(name));
        }
      }
    }
  }

  private int outerType(Scope scope, int index) {
    if (scope.coreType(index) instanceof CoreItemType.Sub(int typeId)) {
      return typeId;
    }
    throw context.invalid(
        "a core module type cannot be aliased into a core module's types index space");
  }

  private void addImport(String module, String name, CoreExternType type) {
    if (!importNames.add(List.of(module, name))) {
      throw context.invalid(
          "duplicate import name `%s:%s` already defined".formatted(module, name));
    }
    imports.add(new CoreModuleType.Import(module, name, type));
  }

  private void addGroup(List<SubType> group) {
    int first = new CoreTypeGroups(context).define(group, typeIds.size(), this::typeId);
    for (int i = 0; i < group.size(); i++) {
      typeIds.add(first + i);
    }
  }

  private int typeId(int index) {
    return context.at(typeIds, index, "type", "type");
  }

  private int funcTypeId(int index) {
    int id = typeId(index);
    if (!context.coreTypes.isFunc(id)) {
      throw context.invalid("type index %d is not a function type".formatted(index));
    }
    return id;
  }

  private CoreExternType checked(ExternType type) {
    switch (type) {
      case ExternType.Memory(MemoryType memory) -> requireLimits(memory);
      case ExternType.Table(TableType table) -> requireLimits(table);
      case ExternType.Func _, ExternType.Global _, ExternType.Tag _ -> {}
    }
    return canonical(type);
  }

  private void requireLimits(MemoryType memory) {
    boolean isWide = memory.addressType() == AddressType.I64;
    long max = isWide ? PAGES_MAX_64 : PAGES_MAX_32;
    if (memory.minPages() > max || memory.maxPages() > max) {
      throw context.invalid(
          "memory size must be at most %s"
              .formatted(isWide ? "2**64 bytes" : "65536 pages (4GiB)"));
    }
    if (memory.hasMax() && memory.minPages() > memory.maxPages()) {
      throw context.invalid("size minimum must not be greater than maximum");
    }
  }

  private void requireLimits(TableType table) {
    if (table.hasMax() && Long.compareUnsigned(table.minSize(), table.maxSize()) > 0) {
      throw context.invalid("size minimum must not be greater than maximum");
    }
  }

  private CoreExternType canonical(ExternType type) {
    return switch (type) {
      case ExternType.Func(int index) -> new CoreExternType.Func(funcTypeId(index));
      case ExternType.Tag(int index) -> new CoreExternType.Tag(funcTypeId(index));
      case ExternType.Memory(MemoryType memory) -> new CoreExternType.Memory(memory);
      case ExternType.Table(TableType table) ->
          new CoreExternType.Table(
              new TableType(
                  table.addressType(),
                  CoreTypes.renumbered(table.element(), this::typeId),
                  table.minSize(),
                  table.maxSize(),
                  table.hasMax()));
      case ExternType.Global(GlobalType global) ->
          new CoreExternType.Global(
              new GlobalType(
                  CoreTypes.renumbered(global.value(), this::typeId), global.isMutable()));
    };
  }

  private CoreModuleType type() {
    return new CoreModuleType(imports, exports);
  }
}
