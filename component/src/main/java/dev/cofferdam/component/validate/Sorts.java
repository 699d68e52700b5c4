package dev.cofferdam.component.validate;

import dev.cofferdam.component.binary.Sort;
import dev.cofferdam.component.types.ExternDesc;
import dev.cofferdam.wasm.ExternKind;

/// The words for sorts of items in messages.
final class Sorts {
  private Sorts() {}

  /// Returns the word for an item of type `desc`.
  static String word(ExternDesc desc) {
    return switch (desc) {
      case ExternDesc.Module _ -> "module";
      case ExternDesc.Func _ -> "func";
      case ExternDesc.Value _ -> "value";
      case ExternDesc.Type _ -> "type";
      case ExternDesc.Component _ -> "component";
      case ExternDesc.Instance _ -> "instance";
    };
  }

  /// Returns the word for a core item of `kind`.
  static String word(ExternKind kind) {
    return switch (kind) {
      case FUNC -> "function";
      case TABLE -> "table";
      case MEMORY -> "memory";
      case GLOBAL -> "global";
      case TAG -> "tag";
    };
  }

  /// Returns the space in which an item of `sort`, which is not a type, is found at run time.
  static ItemSort item(Sort sort) {
    return switch (sort) {
      case CORE_MODULE -> ItemSort.CORE_MODULE;
      case FUNC -> ItemSort.FUNC;
      case VALUE -> ItemSort.VALUE;
      case TYPE -> ItemSort.TYPE;
      case COMPONENT -> ItemSort.COMPONENT;
      case INSTANCE -> ItemSort.INSTANCE;
    };
  }
}
