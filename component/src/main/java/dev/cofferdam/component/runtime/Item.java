package dev.cofferdam.component.runtime;

/// What components import and export at run time.
public sealed interface Item
    permits ModuleItem, FuncItem, ComponentItem, InstanceItem, ResourceType {
  /// Says what it is, for messages.
  String describe();
}
