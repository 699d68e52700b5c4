package dev.cofferdam.engine;

import dev.cofferdam.engine.runtime.GlobalInstance;
import dev.cofferdam.wasm.GlobalType;
import org.jspecify.annotations.Nullable;

/// A global variable.
///
/// Specification: section 4.2.10, global instances.
public final class Global implements Extern {
  private final Store store;
  private final GlobalInstance instance;

  private Global(Store store, GlobalInstance instance) {
    this.store = store;
    this.instance = instance;
  }

  static Global of(Store store, GlobalInstance instance) {
    return new Global(store, instance);
  }

  /// Creates a global.
  ///
  /// @throws IllegalArgumentException if the value is not of the type
  public static Global of(Store store, GlobalType type, @Nullable Object value) {
    var instance = new GlobalInstance(type);
    Values.set(instance, value);
    return new Global(store, instance);
  }

  @Override
  public Store store() {
    return store;
  }

  /// Returns the type.
  public GlobalType type() {
    return instance.type();
  }

  /// Returns the value: boxed as {@link HostFunction} says, a `v128` as its low and high half.
  public @Nullable Object get() {
    return Values.get(store, instance);
  }

  /// Sets the value.
  ///
  /// @throws IllegalStateException if the global is immutable
  /// @throws IllegalArgumentException if the value is not of the type
  public void set(@Nullable Object value) {
    if (!instance.type().isMutable()) {
      throw new IllegalStateException("the global is immutable");
    }
    Values.set(instance, value);
  }

  GlobalInstance instance() {
    return instance;
  }

  /// Returns whether `other` is the same global.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Global global && global.instance == instance;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(instance);
  }
}
