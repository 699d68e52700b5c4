package dev.cofferdam.isolation;

import java.util.ArrayList;
import java.util.List;

/// What one guest has of the heap that guests share. While a version is replaced, and while it can
/// be rolled back, that is enough for the larger of the two. Safe for use by many threads.
final class Reservation {
  private final HeapShare heap;
  private final String guest;
  private final List<HeapShare.Need> needs = new ArrayList<>();
  private long heldBytes;

  Reservation(HeapShare heap, String guest) {
    this.heap = heap;
    this.guest = guest;
  }

  /// Sets more aside.
  ///
  /// @throws HeapShareExceeded if there is not so much left
  synchronized void add(HeapShare.Need need) {
    heap.reserve(guest, need);
    needs.add(need);
    heldBytes += need.allBytes();
  }

  /// Gives back what is above `bytes`.
  synchronized void keep(long bytes) {
    long spareBytes = Math.max(0, heldBytes - bytes);
    heldBytes -= spareBytes;
    heap.release(spareBytes);
    if (heldBytes == 0) {
      needs.forEach(heap::releaseGrowth);
      needs.clear();
    }
  }
}
