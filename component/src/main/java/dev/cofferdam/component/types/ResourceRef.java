package dev.cofferdam.component.types;

/// A resource type, named by the scope that introduced it and its number there.
///
/// Within one component the resources introduced by its imports (alone or inside an instance), by
/// its own definitions and by its instantiations of components that export resources are numbered 0
/// to n-1 in order of introduction. Aliases and exports keep the number.
///
/// @param scope which component or type declaration introduced it; unique in one validation
/// @param index its number in that scope
public record ResourceRef(int scope, int index) implements TypeDef {}
