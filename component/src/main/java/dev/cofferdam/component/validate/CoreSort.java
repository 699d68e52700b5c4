package dev.cofferdam.component.validate;

import dev.cofferdam.wasm.ExternKind;

/// The core index spaces that aliases and bundles can point into.
public enum CoreSort {
  FUNC,
  TABLE,
  MEMORY,
  GLOBAL,
  TAG;

  /// Returns the sort of an import or export of `kind`.
  static CoreSort of(ExternKind kind) {
    return switch (kind) {
      case FUNC -> FUNC;
      case TABLE -> TABLE;
      case MEMORY -> MEMORY;
      case GLOBAL -> GLOBAL;
      case TAG -> TAG;
    };
  }
}
