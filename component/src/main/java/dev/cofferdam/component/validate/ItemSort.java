package dev.cofferdam.component.validate;

/// What kind of item a name or an argument stands for at run time.
public enum ItemSort {
  CORE_MODULE,
  FUNC,
  VALUE,
  /// A type that is not a resource type: nothing at run time.
  TYPE,
  /// A resource type; the index is its number among the resources of the component.
  RESOURCE,
  COMPONENT,
  INSTANCE
}
