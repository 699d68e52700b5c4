package dev.cofferdam.engine;

/// What an instance can import and export.
///
/// Specification: section 4.2.14, external instances.
public sealed interface Extern permits Func, Memory, Table, Global, Tag {
  /// Returns the Store it lives in.
  Store store();
}
