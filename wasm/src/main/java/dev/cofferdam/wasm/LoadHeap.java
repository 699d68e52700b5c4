package dev.cofferdam.wasm;

/// The estimated heap that what is decoded may still use: one module, or all modules of a component
/// together.
///
/// Heap is charged before it is allocated, at a size that errs upwards for the small objects that a
/// hostile module consists of. Used by one thread.
public final class LoadHeap {
  private final long bytes;
  private long bytesLeft;

  private LoadHeap(long bytes) {
    this.bytes = bytes;
    this.bytesLeft = bytes;
  }

  /// Returns as much as the limit allows.
  public static LoadHeap of(LoadLimits limits) {
    return new LoadHeap(limits.heapBytes());
  }

  /// Charges bytes that what stands at `offset` needs.
  ///
  /// @throws LoadLimitException if they are more than what is left
  public void charge(long chargedBytes, int offset) {
    bytesLeft -= chargedBytes;
    if (bytesLeft < 0) {
      throw new LoadLimitException(
          "what is decoded exceeds the limit of %d bytes of heap (LoadLimits.heapBytes)"
              .formatted(bytes),
          offset);
    }
  }
}
