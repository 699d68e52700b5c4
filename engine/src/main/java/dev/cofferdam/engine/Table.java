package dev.cofferdam.engine;

import dev.cofferdam.engine.runtime.TableInstance;
import dev.cofferdam.wasm.TableType;
import org.jspecify.annotations.Nullable;

/// A table of references.
///
/// Specification: section 4.2.7, table instances.
public final class Table implements Extern {
  private final Store store;
  private final TableInstance instance;

  private Table(Store store, TableInstance instance) {
    this.store = store;
    this.instance = instance;
  }

  static Table of(Store store, TableInstance instance) {
    return new Table(store, instance);
  }

  /// Creates a table of null references.
  ///
  /// @throws Trap if a limit does not allow it
  public static Table of(Store store, TableType type) {
    return new Table(store, new TableInstance(store.context(), type, null));
  }

  @Override
  public Store store() {
    return store;
  }

  /// Returns the type it was made with.
  public TableType type() {
    return instance.type();
  }

  /// Returns the size now, in elements.
  public int size() {
    return instance.size;
  }

  /// Returns an element: {@link Func}, an object of the host, or null.
  ///
  /// @throws Trap of kind `TABLE_OUT_OF_BOUNDS`
  public @Nullable Object get(int index) {
    return Values.fromRef(store, instance.get(index));
  }

  /// Sets an element.
  ///
  /// @throws Trap of kind `TABLE_OUT_OF_BOUNDS`
  /// @throws IllegalArgumentException if the value is not of the type
  public void set(int index, @Nullable Object value) {
    instance.set(index, Values.toRef(instance.type().element(), value));
  }

  /// Adds elements and returns the size before, or -1 where a limit refuses.
  public int grow(int delta, @Nullable Object value) {
    return instance.grow(
        Integer.toUnsignedLong(delta), Values.toRef(instance.type().element(), value));
  }

  TableInstance instance() {
    return instance;
  }

  /// Returns whether `other` is the same table.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Table table && table.instance == instance;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(instance);
  }
}
