package dev.cofferdam.component.validate;

import dev.cofferdam.component.types.CoreModuleType;

/// What an index of the core type index space stands for.
sealed interface CoreItemType {
  /// A type that core modules know.
  ///
  /// @param typeId its canonical number
  record Sub(int typeId) implements CoreItemType {}

  /// A module type.
  ///
  /// @param type the type
  record Module(CoreModuleType type) implements CoreItemType {}
}
