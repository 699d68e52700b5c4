package dev.cofferdam.component.types;

import dev.cofferdam.wasm.GlobalType;
import dev.cofferdam.wasm.MemoryType;
import dev.cofferdam.wasm.TableType;

/// The type of a core import or export, independent of any module.
///
/// Type numbers, also those inside value types, are canonical in one validation: equal numbers mean
/// equal types.
public sealed interface CoreExternType {
  /// A function.
  ///
  /// @param typeId canonical number of its type
  record Func(int typeId) implements CoreExternType {}

  /// A table.
  ///
  /// @param type its type
  record Table(TableType type) implements CoreExternType {}

  /// A memory.
  ///
  /// @param type its type
  record Memory(MemoryType type) implements CoreExternType {}

  /// A global.
  ///
  /// @param type its type
  record Global(GlobalType type) implements CoreExternType {}

  /// A tag.
  ///
  /// @param typeId canonical number of its function type
  record Tag(int typeId) implements CoreExternType {}
}
