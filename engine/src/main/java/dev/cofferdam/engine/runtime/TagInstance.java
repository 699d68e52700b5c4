package dev.cofferdam.engine.runtime;

import dev.cofferdam.wasm.FuncType;

/// A tag: what exceptions are told apart by, through its identity.
///
/// Specification: section 4.2.11, tag instances.
public final class TagInstance {
  /// Canonical id of its type in the engine.
  public final int typeId;

  private final FuncType type;

  /// Creates a new tag.
  public TagInstance(int typeId, FuncType type) {
    this.typeId = typeId;
    this.type = type;
  }

  /// Returns the types of the values that an exception with this tag carries.
  public FuncType type() {
    return type;
  }
}
