package dev.cofferdam.engine;

import dev.cofferdam.engine.link.CanonicalTypes;
import dev.cofferdam.engine.runtime.TagInstance;
import dev.cofferdam.wasm.FuncType;
import org.jspecify.annotations.Nullable;

/// A tag: the kind of an exception.
///
/// Specification: section 4.2.11, tag instances.
public final class Tag implements Extern {
  private final Store store;
  private final TagInstance instance;
  private final @Nullable CanonicalTypes heldType;

  private Tag(Store store, TagInstance instance, @Nullable CanonicalTypes heldType) {
    this.store = store;
    this.instance = instance;
    this.heldType = heldType;
  }

  static Tag of(Store store, TagInstance instance) {
    return new Tag(store, instance, null);
  }

  /// Creates a tag for exceptions that carry the parameters of `type`.
  public static Tag of(Store store, FuncType type) {
    CanonicalTypes held = store.engine().types().add(type);
    return new Tag(store, new TagInstance(held.ids()[0], type), held);
  }

  @Override
  public Store store() {
    return store;
  }

  /// Returns the type: its parameters are what an exception carries.
  public FuncType type() {
    return instance.type();
  }

  TagInstance instance() {
    return instance;
  }

  /// Returns whether `other` is the same tag.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Tag tag && tag.instance == instance;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(instance);
  }

  @Override
  public String toString() {
    return "Tag" + (heldType == null ? "" : " of the host") + " " + type().params();
  }
}
