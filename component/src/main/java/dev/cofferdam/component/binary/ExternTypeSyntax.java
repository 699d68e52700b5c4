package dev.cofferdam.component.binary;

/// The type of an import or export as written.
public sealed interface ExternTypeSyntax {
  /// Something whose type has an index: a module, function, component or instance.
  ///
  /// @param sort what it is
  /// @param typeIndex index of the type; for a module among the core types
  record Indexed(Sort sort, int typeIndex) implements ExternTypeSyntax {}

  /// A type equal to another one.
  ///
  /// @param typeIndex index of the other type
  record TypeEqual(int typeIndex) implements ExternTypeSyntax {}

  /// A resource type nothing is known of.
  record SubResource() implements ExternTypeSyntax {}

  /// A value of some type.
  ///
  /// @param type its type
  record Value(ValueTypeRef type) implements ExternTypeSyntax {}
}
