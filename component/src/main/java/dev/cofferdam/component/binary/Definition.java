package dev.cofferdam.component.binary;

import dev.cofferdam.wasm.ExternKind;
import dev.cofferdam.wasm.ModuleModel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A definition of a component, or a declaration of a component type or instance type.
public sealed interface Definition {
  /// Returns where it stands in the file.
  int offset();

  /// Defines a core module.
  ///
  /// @param offset where it stands
  /// @param module the module
  record CoreModule(int offset, ModuleModel module) implements Definition {}

  /// Instantiates a core module.
  ///
  /// @param offset where it stands
  /// @param moduleIndex index of the module
  /// @param args names and core instances
  record CoreInstantiate(int offset, int moduleIndex, List<CoreArg> args) implements Definition {}

  /// Makes a core instance of existing items.
  ///
  /// @param offset where it stands
  /// @param exports its exports
  record CoreBundle(int offset, List<CoreExport> exports) implements Definition {}

  /// Defines a core type.
  ///
  /// @param offset where it stands
  /// @param type the type
  record CoreType(int offset, CoreTypeSyntax type) implements Definition {}

  /// Defines a component.
  ///
  /// @param offset where it stands
  /// @param component the component
  record Component(int offset, ComponentModel component) implements Definition {}

  /// Instantiates a component.
  ///
  /// @param offset where it stands
  /// @param componentIndex index of the component
  /// @param args names and items
  record Instantiate(int offset, int componentIndex, List<Arg> args) implements Definition {}

  /// Makes an instance of existing items.
  ///
  /// @param offset where it stands
  /// @param exports its exports
  record Bundle(int offset, List<InlineExport> exports) implements Definition {}

  /// Takes an export of an instance.
  ///
  /// @param offset where it stands
  /// @param sort what the export is
  /// @param instanceIndex index of the instance
  /// @param name name of the export
  record AliasExport(int offset, Sort sort, int instanceIndex, String name) implements Definition {}

  /// Takes an export of a core instance.
  ///
  /// @param offset where it stands
  /// @param kind what the export is
  /// @param instanceIndex index of the core instance
  /// @param name name of the export
  record AliasCoreExport(int offset, ExternKind kind, int instanceIndex, String name)
      implements Definition {}

  /// Takes an item of an enclosing scope.
  ///
  /// @param offset where it stands
  /// @param sort what it is
  /// @param count how many scopes outward
  /// @param index index in that scope
  record AliasOuter(int offset, OuterSort sort, int count, int index) implements Definition {}

  /// Defines a type.
  ///
  /// @param offset where it stands
  /// @param type the type
  record Type(int offset, TypeSyntax type) implements Definition {}

  /// Defines a function by the canonical ABI.
  ///
  /// @param offset where it stands
  /// @param canon which, and how
  record Canonical(int offset, CanonSyntax canon) implements Definition {}

  /// Calls a function at instantiation.
  ///
  /// @param offset where it stands
  /// @param funcIndex index of the function
  /// @param args indices of values
  /// @param resultCount how many values it gives
  record Start(int offset, int funcIndex, List<Integer> args, int resultCount)
      implements Definition {}

  /// Imports an item, or declares to.
  ///
  /// @param offset where it stands
  /// @param name its name
  /// @param type its type
  record Import(int offset, ExternName name, ExternTypeSyntax type) implements Definition {}

  /// Exports an item.
  ///
  /// @param offset where it stands
  /// @param name its name
  /// @param item the item
  /// @param type the type ascribed to it, or null
  record Export(int offset, ExternName name, SortIndex item, @Nullable ExternTypeSyntax type)
      implements Definition {}

  /// Declares an export.
  ///
  /// @param offset where it stands
  /// @param name its name
  /// @param type its type
  record ExportDeclaration(int offset, ExternName name, ExternTypeSyntax type)
      implements Definition {}

  /// What an outer alias can point to.
  enum OuterSort {
    CORE_MODULE,
    CORE_TYPE,
    TYPE,
    COMPONENT
  }

  /// An argument of a core instantiation.
  ///
  /// @param name its name
  /// @param instanceIndex index of a core instance
  record CoreArg(String name, int instanceIndex) {}

  /// An export of a bundled core instance.
  ///
  /// @param name its name
  /// @param kind what it is
  /// @param index its index
  record CoreExport(String name, ExternKind kind, int index) {}

  /// An argument of an instantiation.
  ///
  /// @param name its name
  /// @param item the item
  record Arg(String name, SortIndex item) {}

  /// An export of a bundled instance.
  ///
  /// @param name its name
  /// @param item the item
  record InlineExport(ExternName name, SortIndex item) {}
}
