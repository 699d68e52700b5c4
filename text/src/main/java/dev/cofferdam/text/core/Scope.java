package dev.cofferdam.text.core;

/// What an instruction can name besides the module's definitions.
///
/// @param locals parameters and locals
/// @param labels the blocks around it
record Scope(IndexSpace locals, Labels labels) {
  /// Returns the scope of a body with these parameters and locals.
  static Scope of(IndexSpace locals) {
    return new Scope(locals, new Labels());
  }

  /// Returns the scope of an expression outside functions.
  static Scope empty() {
    return of(new IndexSpace("local"));
  }
}
