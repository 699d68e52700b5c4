package dev.cofferdam.isolation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class HeapShareTest {
  private static final OptionalInt ONE = OptionalInt.of(1);

  private final HeapShare heap = new HeapShare(1_000);

  private void reserve(long bytes) {
    heap.reserve("guest", heap.need(bytes, ONE, 1));
  }

  @Test
  void largestLimit_isKeptFreeOnceMoreForGrowth() {
    reserve(400);
    reserve(200);

    assertThrows(HeapShareExceeded.class, () -> reserve(1));
  }

  @Test
  void release_makesRoom() {
    var first = new Reservation(heap, "a");
    first.add(heap.need(500, ONE, 1));
    assertThrows(HeapShareExceeded.class, () -> reserve(500));

    first.end();

    reserve(500);
    assertEquals(500, heap.reservedBytes());
  }

  @Test
  void smallerNeed_inPlaceOfALarger_keepsNoRoomForTheLarger() {
    var guest = new Reservation(heap, "a");
    guest.add(heap.need(400, ONE, 1));
    guest.add(heap.need(100, ONE, 1));

    guest.keep(heap.need(100, ONE, 1));

    reserve(450);
    assertEquals(550, heap.reservedBytes());
  }

  @Test
  void needThatGoes_leavesTheOthers() {
    var guest = new Reservation(heap, "a");
    guest.add(heap.need(100, ONE, 1));
    guest.add(heap.need(400, ONE, 1));

    guest.remove(heap.need(400, ONE, 1));
    guest.remove(heap.need(400, ONE, 1));

    assertEquals(100, heap.reservedBytes());
    reserve(450);
  }

  @Test
  void growth_beyondTheRoom_waitsForItsTurn() {
    reserve(400);
    assertTrue(heap.tryEnter(300, 0));
    assertTrue(heap.tryEnter(100, 0));

    assertFalse(heap.tryEnter(1, 1_000));
    heap.leave(300);

    assertTrue(heap.tryEnter(1, 0));
  }

  @Test
  void growth_ofMoreThanTheRoom_goesAlone() {
    assertTrue(heap.tryEnter(5_000, 0));

    assertFalse(heap.tryEnter(1, 0));
  }

  @Test
  void growthThatWaits_goesWhenAnotherHasGrown() throws InterruptedException {
    assertTrue(heap.tryEnter(5_000, 0));
    var other = Thread.ofVirtual().start(() -> assertTrue(heap.tryEnter(1, Long.MAX_VALUE / 4)));

    heap.leave(5_000);
    other.join();

    heap.leave(1);
  }
}
