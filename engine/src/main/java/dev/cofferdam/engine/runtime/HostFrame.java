package dev.cofferdam.engine.runtime;

import org.jspecify.annotations.Nullable;

/// Arguments and results of one call from a guest to the host, or into a guest by raw bits. Frames
/// are pooled by the Store and reused.
public final class HostFrame {
  /// Numbers by position: arguments, then results.
  public long[] bits;

  /// References by position: arguments, then results.
  public @Nullable Object[] refs;

  /// Modelled stack of the host around this call.
  public int depth;

  /// Modelled stack that the calling guest had left.
  public int guestDepth;

  /// Creates a frame.
  public HostFrame(int valueCount) {
    bits = new long[valueCount];
    refs = new Object[valueCount];
  }

  /// Makes room for `count` values.
  public void reserve(int count) {
    if (count > bits.length) {
      bits = new long[count];
      refs = new Object[count];
    }
  }

  /// Returns the reference at position 0 and forgets it.
  public @Nullable Object takeRef() {
    Object ref = refs[0];
    refs[0] = null;
    return ref;
  }
}
