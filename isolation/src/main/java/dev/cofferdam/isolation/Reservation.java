package dev.cofferdam.isolation;

/// What one guest has of the heap that guests share. While a version is replaced, and while it can
/// be rolled back, that is enough for the larger of the two. Safe for use by many threads.
final class Reservation {
  private final HeapShare heap;
  private final String guest;
  private long heldBytes;

  Reservation(HeapShare heap, String guest) {
    this.heap = heap;
    this.guest = guest;
  }

  /// Sets more aside.
  ///
  /// @throws HeapShareExceeded if there is not so much left
  synchronized void add(long bytes) {
    heap.reserve(guest, bytes);
    heldBytes += bytes;
  }

  /// Gives back what is above `bytes`.
  synchronized void keep(long bytes) {
    long spareBytes = Math.max(0, heldBytes - bytes);
    heldBytes -= spareBytes;
    heap.release(spareBytes);
  }
}
