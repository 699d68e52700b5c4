package dev.cofferdam.isolation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class AdmissionTest {
  private final HeapShare heap = new HeapShare(28 << 20);
  private final Cofferdam cofferdam = Cofferdam.create(new ManualTime().spec(heap));

  @AfterEach
  void close() {
    cofferdam.close();
  }

  @Test
  void guestThatDoesNotFit_isRefusedWithTheFigures() {
    cofferdam.start(Crashers.named("a"));
    cofferdam.start(Crashers.named("b"));

    var refused = assertThrows(HeapShareExceeded.class, () -> cofferdam.start(Crashers.named("c")));

    assertTrue(refused.toString().contains("8388608"), refused.toString());
    assertEquals(2, cofferdam.guests().size());
  }

  @Test
  void closedGuest_makesRoom() {
    Guest first = cofferdam.start(Crashers.named("a"));
    cofferdam.start(Crashers.named("b"));

    first.close();
    first.close();

    assertEquals(8 << 20, heap.reservedBytes());
    cofferdam.start(Crashers.named("c"));
  }

  @Test
  void refusal_saysWhatIsKeptForGrowth() {
    cofferdam.start(Crashers.named("a"));
    cofferdam.start(Crashers.named("b"));

    var refused = assertThrows(HeapShareExceeded.class, () -> cofferdam.start(Crashers.named("c")));

    assertEquals(
        "guest c may use 8388608 bytes of memory (limit memoryBytes, Limits.withMemoryBytes), 8388608"
            + " in all instances as the collector rounds them; of 29360128 bytes of the heap for"
            + " guests 16777216 are taken and 8388608 kept for memories that grow (raise the heap"
            + " with -Xmx, or lower the limits)",
        refused.getMessage());
  }
}
