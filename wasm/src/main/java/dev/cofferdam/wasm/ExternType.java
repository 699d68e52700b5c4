package dev.cofferdam.wasm;

/// The type of an import.
///
/// Specification: section 2.3.16, external types.
public sealed interface ExternType {
  /// Returns the kind of this type.
  default ExternKind kind() {
    return switch (this) {
      case Func _ -> ExternKind.FUNC;
      case Table _ -> ExternKind.TABLE;
      case Memory _ -> ExternKind.MEMORY;
      case Global _ -> ExternKind.GLOBAL;
      case Tag _ -> ExternKind.TAG;
    };
  }

  /// A function.
  ///
  /// @param typeIndex index of its type
  record Func(int typeIndex) implements ExternType {}

  /// A table.
  ///
  /// @param type its type
  record Table(TableType type) implements ExternType {}

  /// A memory.
  ///
  /// @param type its type
  record Memory(MemoryType type) implements ExternType {}

  /// A global.
  ///
  /// @param type its type
  record Global(GlobalType type) implements ExternType {}

  /// A tag.
  ///
  /// @param typeIndex index of its function type
  record Tag(int typeIndex) implements ExternType {}
}
