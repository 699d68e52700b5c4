package dev.cofferdam.compiler.classfile;

/// A case of a switch.
///
/// @param value the value it is for
/// @param target where it goes
public record SwitchCase(int value, Label target) {}
