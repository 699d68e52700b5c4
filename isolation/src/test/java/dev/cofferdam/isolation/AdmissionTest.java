package dev.cofferdam.isolation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.supervisor.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class AdmissionTest {
  private final HeapShare heap = new HeapShare(28 << 20);
  private final ManualTime time = new ManualTime();
  private final Cofferdam cofferdam = Cofferdam.create(time.spec(heap));

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
  void limitBeyondAllNumbers_isRefusedAndLeavesNoGuest() {
    var huge = Crashers.named("huge");
    GuestSpec spec = huge.withLimits(huge.limits().withMemoryBytes(Long.MAX_VALUE)).withPool(2);

    assertThrows(HeapShareExceeded.class, () -> cofferdam.start(spec));

    assertEquals(List.of(), cofferdam.guests());
  }

  @Test
  void startOnAClosedCofferdam_isAnIllegalState() {
    cofferdam.close();

    assertThrows(IllegalStateException.class, () -> cofferdam.start(Crashers.named("a")));

    assertEquals(0, heap.reservedBytes());
  }

  @Test
  void closedGuest_isNotStarted() {
    Guest guest = cofferdam.start(Crashers.named("a"));
    guest.close();

    assertEquals(GuestVersion.stopped(), guest.start());

    assertEquals(0, heap.reservedBytes());
    assertEquals(GuestState.STOPPED, guest.state());
  }

  @Test
  void closedGuest_isNotReplaced() {
    Guest guest = cofferdam.start(Crashers.named("a"));
    GuestParts parts = guest.version().parts();
    guest.close();

    assertEquals(GuestVersion.stopped(), guest.replace(parts));

    assertEquals(0, heap.reservedBytes());
  }

  @Test
  void replacementThatFailsBeforeItBegins_takesNoHeap() {
    var quarantines = new FailingStore();
    try (Cofferdam other =
        Cofferdam.create(new ManualTime().spec(heap).withQuarantines(quarantines))) {
      other.start(Crashers.named("a"));
      quarantines.isBroken = true;

      assertThrows(IllegalStateException.class, () -> other.replace(Crashers.named("a")));

      assertEquals(8 << 20, heap.reservedBytes());
    }
  }

  private static final class FailingStore implements QuarantineStore {
    private boolean isBroken;

    @Override
    public Optional<Quarantine> find(String component, String configuration, String engine) {
      if (isBroken) {
        throw new IllegalStateException("no disk");
      }
      return Optional.empty();
    }

    @Override
    public void put(Quarantine quarantine) {}

    @Override
    public void remove(Quarantine.Key key) {}
  }

  @Test
  void storeThatAHostFunctionKeeps_countsUntilItEnds() throws Exception {
    var asked = new CountDownLatch(1);
    var answer = new CountDownLatch(1);
    Guest guest =
        cofferdam.start(
            Crashers.withQuotes(
                "a",
                (_, _) -> {
                  asked.countDown();
                  awaitStubbornly(answer);
                  return null;
                }));
    Incarnation life = Crashers.lifeOf(guest);
    var _ = guest.callAsync("quotes", List.of("A"));
    asked.await();

    time.advance(Duration.ofMillis(20_025));

    assertEquals(16 << 20, heap.reservedBytes());
    answer.countDown();
    life.ended().join();
    assertEquals(8 << 20, heap.reservedBytes());
  }

  private static void awaitStubbornly(CountDownLatch answer) {
    while (answer.getCount() > 0) {
      try {
        answer.await();
      } catch (InterruptedException ignored) {
        // a function that ignores that its time is over
      }
    }
  }

  @Test
  void startThatFailsUnexpectedly_leavesNoGuest() {
    CofferdamSpec.Outside real = CofferdamSpec.standard().outside();
    var outside =
        new CofferdamSpec.Outside(new BrokenTime(), real.wall(), real.dice(), heap, () -> 1);
    try (Cofferdam broken = Cofferdam.create(CofferdamSpec.standard().withOutside(outside))) {
      assertThrows(IllegalStateException.class, () -> broken.start(Crashers.named("g")));

      assertEquals(List.of(), broken.guests());
      assertEquals(0, heap.reservedBytes());
    }
  }

  private record BrokenTime() implements TimeSource {
    @Override
    public long nanoTime() {
      return 0;
    }

    @Override
    public void schedule(long delayNanos, Runnable action) {
      throw new IllegalStateException("no timer");
    }
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
