package dev.cofferdam.component.binary;

import dev.cofferdam.wasm.ExternType;
import dev.cofferdam.wasm.SubType;
import java.util.List;

/// A core type definition as written.
public sealed interface CoreTypeSyntax {
  /// A recursion group.
  ///
  /// @param types its types; indices in them point into the core type index space
  record Group(List<SubType> types) implements CoreTypeSyntax {}

  /// A module type.
  ///
  /// @param declarations what it declares, in order
  record Module(List<Declaration> declarations) implements CoreTypeSyntax {}

  /// A declaration in a module type, which has a type index space of its own.
  sealed interface Declaration {}

  /// Declares an import.
  ///
  /// @param module first part of the name
  /// @param name second part of the name
  /// @param type what is imported
  record Import(String module, String name, ExternType type) implements Declaration {}

  /// Declares an export.
  ///
  /// @param name its name
  /// @param type what is exported
  record Export(String name, ExternType type) implements Declaration {}

  /// Declares types.
  ///
  /// @param types the types of one recursion group
  record Types(List<SubType> types) implements Declaration {}

  /// Takes over a type of an enclosing scope.
  ///
  /// @param count how many scopes outward
  /// @param index index in that scope's core types
  record OuterAlias(int count, int index) implements Declaration {}
}
