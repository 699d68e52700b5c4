package dev.cofferdam.wasm.binary;

import dev.cofferdam.wasm.LoadHeap;
import dev.cofferdam.wasm.LoadLimitException;
import dev.cofferdam.wasm.LoadLimits;

/// What one decoding may still use: counts against their limits, and heap.
final class LoadBudget {
  /// An object with a few fields, and its place in a list.
  static final int OBJECT_BYTES = 32;

  private final LoadLimits limits;
  private final LoadHeap heap;

  LoadBudget(LoadLimits limits) {
    this(limits, LoadHeap.of(limits));
  }

  LoadBudget(LoadLimits limits, LoadHeap heap) {
    this.limits = limits;
    this.heap = heap;
  }

  LoadLimits limits() {
    return limits;
  }

  /// Charges `count` objects of about `bytesEach` bytes.
  void charge(int count, int bytesEach, int offset) {
    heap.charge((long) count * bytesEach, offset);
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
