package dev.cofferdam.cli;

import dev.cofferdam.wasm.Export;
import dev.cofferdam.wasm.ExternKind;
import dev.cofferdam.wasm.ExternType;
import dev.cofferdam.wasm.FuncType;
import dev.cofferdam.wasm.MemoryType;
import dev.cofferdam.wasm.ModuleModel;
import dev.cofferdam.wasm.ValType;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Writes types of core modules for people.
final class CoreTypes {
  private CoreTypes() {}

  static String text(ModuleModel module, ExternType type) {
    return switch (type) {
      case ExternType.Func(int typeIndex) -> func(module, typeIndex);
      case ExternType.Table(var table) -> "table of " + table.element();
      case ExternType.Memory(var memory) -> memory(memory);
      case ExternType.Global(var global) ->
          "global " + (global.isMutable() ? "mut " : "") + global.value();
      case ExternType.Tag(int typeIndex) -> "tag " + func(module, typeIndex);
    };
  }

  static String text(ModuleModel module, Export export) {
    return export.kind() == ExternKind.FUNC
        ? func(module.funcType(export.index()))
        : export.kind().name().toLowerCase(Locale.ROOT);
  }

  private static String func(ModuleModel module, int typeIndex) {
    return func((FuncType) module.types().get(typeIndex).composite());
  }

  private static String func(FuncType type) {
    return "func("
        + list(type.params())
        + ")"
        + (type.results().isEmpty() ? "" : " -> " + list(type.results()));
  }

  private static String list(List<ValType> types) {
    return types.stream().map(Object::toString).collect(Collectors.joining(", "));
  }

  private static String memory(MemoryType type) {
    String max = type.hasMax() ? ", at most " + type.maxPages() : "";
    return "memory of " + type.minPages() + " pages" + max;
  }
}
