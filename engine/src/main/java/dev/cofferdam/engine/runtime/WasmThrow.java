package dev.cofferdam.engine.runtime;

import org.jspecify.annotations.Nullable;

/// An exception of a guest on its way: the only Throwable a guest can catch. It is what an `exnref`
/// refers to.
///
/// Specification: section 4.2.15, exception instances.
public final class WasmThrow extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// The tag.
  public final transient TagInstance tag;

  /// Numbers it carries, as raw bits, by position.
  public final transient long[] bits;

  /// High halves of vectors it carries, by position; null if there are none.
  public final transient long @Nullable [] high;

  /// References it carries, by position; null if there are none.
  public final transient @Nullable Object @Nullable [] refs;

  /// Creates an exception; the arrays are kept.
  public WasmThrow(
      TagInstance tag, long[] bits, long @Nullable [] high, @Nullable Object @Nullable [] refs) {
    super("WebAssembly exception");
    this.tag = tag;
    this.bits = bits;
    this.high = high;
    this.refs = refs;
  }
}
