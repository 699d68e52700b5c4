package dev.cofferdam.wasm.coredump;

import dev.cofferdam.wasm.LoadLimitException;
import dev.cofferdam.wasm.binary.ByteReader;

/// What one decoding may still use of its limits; heap is charged before it is allocated.
final class DumpBudget {
  private final CoreDumpLimits limits;
  private long heapBytesLeft;

  DumpBudget(CoreDumpLimits limits) {
    this.limits = limits;
    this.heapBytesLeft = limits.heapBytes();
  }

  CoreDumpLimits limits() {
    return limits;
  }

  /// Reads the count of things that take about `bytesEach` bytes of heap, and charges for them.
  int count(ByteReader reader, int bytesEach) {
    int start = reader.position();
    int count = reader.count();
    charge((long) count * bytesEach, start);
    return count;
  }

  /// Reads a name within the limit on names.
  String name(ByteReader reader) {
    int start = reader.position();
    int size = reader.count();
    require("nameBytes", size, limits.nameBytes(), start);
    charge(48L + 2L * size, start);
    return reader.utf8(size);
  }

  private void charge(long bytes, int offset) {
    heapBytesLeft -= bytes;
    if (heapBytesLeft < 0) {
      throw new LoadLimitException(
          "the decoded core dump exceeds the limit of %d bytes of heap (CoreDumpLimits.heapBytes)"
              .formatted(limits.heapBytes()),
          offset);
    }
  }

  /// Refuses `count` of something, if it is above `limit`; `name` is the limit's.
  static void require(String name, int count, int limit, int offset) {
    if (count > limit) {
      throw new LoadLimitException(
          "%d exceeds the limit of %d (CoreDumpLimits.%s)".formatted(count, limit, name), offset);
    }
  }
}
