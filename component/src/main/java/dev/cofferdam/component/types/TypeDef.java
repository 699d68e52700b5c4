package dev.cofferdam.component.types;

/// What an index of the type index space stands for.
public sealed interface TypeDef
    permits ValueType, ComponentFuncType, ComponentType, InstanceType, ResourceRef {}
