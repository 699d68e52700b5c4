package dev.cofferdam.text.core;

/// A field of a module.
///
/// @param kind what it is
/// @param start the token behind its keyword
/// @param end its closing parenthesis
/// @param index what it defines, as an index into the space of its kind; 0 where it defines nothing
record Field(FieldKind kind, int start, int end, int index) {}
