package dev.cofferdam.isolation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class RunningCallTest {
  private final DetachedCalls detached = DetachedCalls.ofCofferdam().ofGuest();
  private final HeapShare heap = new HeapShare(1_000);
  private final RunningCall running = new RunningCall(detached, heap, 100);
  private final Call call = new Call("add", new Object[0], 0);

  RunningCallTest() {
    assertTrue(call.run());
    running.begin(call);
  }

  @Test
  void callOfALifeThatIsOver_isNotTakenNorCounted() {
    running.over();

    assertFalse(running.take(call, true));

    assertEquals(0, detached.count());
    assertNull(running.late(Long.MAX_VALUE / 2));
  }

  @Test
  void heapOfATakenCall_countsUntilItsLifeIsOver() {
    assertTrue(running.take(call, true));
    running.holdHeap();
    assertEquals(100, heap.reservedBytes());

    running.over();

    assertEquals(0, heap.reservedBytes());
  }

  @Test
  void heapOfALifeThatIsOver_isNotCounted() {
    running.over();

    running.holdHeap();

    assertEquals(0, heap.reservedBytes());
  }
}
