package dev.cofferdam.wasm.binary;

import dev.cofferdam.wasm.LoadLimitException;
import dev.cofferdam.wasm.LoadLimits;

/// What one decoding may still use: counts against their limits, and estimated heap.
///
/// Heap is charged before it is allocated, at a size that errs upwards for the small objects that a
/// hostile module consists of.
final class LoadBudget {
  /// An object with a few fields, and its place in a list.
  static final int OBJECT_BYTES = 32;

  private final LoadLimits limits;
  private long heapBytesLeft;

  LoadBudget(LoadLimits limits) {
    this.limits = limits;
    this.heapBytesLeft = limits.heapBytes();
  }

  LoadLimits limits() {
    return limits;
  }

  /// Charges `count` objects of about `bytesEach` bytes.
  void charge(int count, int bytesEach, int offset) {
    heapBytesLeft -= (long) count * bytesEach;
    if (heapBytesLeft < 0) {
      throw new LoadLimitException(
          "the decoded module exceeds the limit of %d bytes of heap (LoadLimits.heapBytes)"
              .formatted(limits.heapBytes()),
          offset);
    }
  }

  /// Refuses `count` of something, unsigned, if it is above `limit`; `name` is the limit's.
  static void require(String name, int count, int limit, int offset) {
    if (Integer.compareUnsigned(count, limit) > 0) {
      throw new LoadLimitException(
          "%s exceeds the limit of %d (LoadLimits.%s)"
              .formatted(Integer.toUnsignedString(count), limit, name),
          offset);
    }
  }
}
