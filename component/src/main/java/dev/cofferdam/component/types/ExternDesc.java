package dev.cofferdam.component.types;

/// The type of an import or export of a component.
public sealed interface ExternDesc {
  /// A core module.
  ///
  /// @param type its type
  record Module(CoreModuleType type) implements ExternDesc {}

  /// A function.
  ///
  /// @param type its type
  record Func(ComponentFuncType type) implements ExternDesc {}

  /// A value. Gated.
  ///
  /// @param type its type
  record Value(ValueType type) implements ExternDesc {}

  /// A type. Whether a resource type among them is abstract is said by the bound resources of the
  /// component type or instance type it stands in.
  ///
  /// @param type the type it is equal to
  record Type(TypeDef type) implements ExternDesc {}

  /// A component.
  ///
  /// @param type its type
  record Component(ComponentType type) implements ExternDesc {}

  /// An instance.
  ///
  /// @param type its type
  record Instance(InstanceType type) implements ExternDesc {}
}
