package dev.cofferdam.engine.runtime;

import dev.cofferdam.wasm.GlobalType;
import org.jspecify.annotations.Nullable;

/// A global: the field of its type holds the value.
///
/// Specification: section 4.2.10, global instances.
public final class GlobalInstance {
  /// The value of an `i32`.
  public int i32;

  /// The value of an `i64`, or the low half of a `v128`.
  public long i64;

  /// The high half of a `v128`.
  public long high;

  /// The value of an `f32`.
  public float f32;

  /// The value of an `f64`.
  public double f64;

  /// The value of a reference.
  public @Nullable Object ref;

  private final GlobalType type;

  /// Creates a global of value 0 or null. Concrete types in `type` are canonical ids of the engine.
  public GlobalInstance(GlobalType type) {
    this.type = type;
  }

  /// Returns its type.
  public GlobalType type() {
    return type;
  }
}
