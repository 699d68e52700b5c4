package dev.cofferdam.isolation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What one guest has of the heap that guests share. While a version is replaced, and while it can
/// be rolled back, that is enough for the larger of the two. Safe for use by many threads.
final class Reservation {
  private final HeapShare heap;
  private final String guest;
  private List<HeapShare.Need> needs = List.of();

  Reservation(HeapShare heap, String guest) {
    this.heap = heap;
    this.guest = guest;
  }

  /// Sets more aside.
  ///
  /// @throws HeapShareExceeded if there is not so much left
  synchronized void add(HeapShare.Need need) {
    heap.reserve(guest, need);
    needs = Stream.concat(needs.stream(), Stream.of(need)).toList();
  }

  /// Gives back what was set aside by {@link #add}, if it is there still.
  synchronized void remove(HeapShare.Need need) {
    var kept = new ArrayList<>(needs);
    if (kept.remove(need)) {
      exchange(List.copyOf(kept));
    }
  }

  /// Keeps this, which is no more than there is, in place of everything.
  synchronized void keep(HeapShare.Need need) {
    exchange(List.of(need));
  }

  /// Gives everything back.
  synchronized void end() {
    exchange(List.of());
  }

  private void exchange(List<HeapShare.Need> kept) {
    heap.exchange(needs, kept);
    needs = kept;
  }
}
