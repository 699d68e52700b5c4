package dev.cofferdam.wasm;

/// The type of an import.
///
/// Specification: section 2.3.16, external types.
public sealed interface ExternType {
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
