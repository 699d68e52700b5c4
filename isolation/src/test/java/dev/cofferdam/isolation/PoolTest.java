package dev.cofferdam.isolation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cofferdam.component.ComponentVal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Guests with several instances behind one mailbox.
@Timeout(120)
final class PoolTest {
  private static final int INSTANCES = 3;

  private final HeapShare heap = new HeapShare(40 << 20);
  private final Cofferdam cofferdam = Cofferdam.create(new ManualTime().spec(heap));
  private final CountDownLatch asked = new CountDownLatch(INSTANCES);
  private final CountDownLatch answer = new CountDownLatch(1);

  @AfterEach
  void close() {
    answer.countDown();
    cofferdam.close();
  }

  /// A pool whose `quotes` wait until all instances are asked.
  private Guest start() {
    return cofferdam.start(
        Crashers.withQuotes(
                "g",
                (_, _) -> {
                  asked.countDown();
                  answer.await();
                  return ComponentVal.Result.ok(2.0);
                })
            .withPool(INSTANCES));
  }

  private List<CompletableFuture<?>> occupyAll(Guest guest) throws InterruptedException {
    var calls = new ArrayList<CompletableFuture<?>>();
    for (int i = 0; i < INSTANCES; i++) {
      calls.add(guest.callAsync("quotes", List.of("A")));
    }
    asked.await();
    return calls;
  }

  @Test
  void calls_runAtATimeInStoresOfTheirOwn() throws Exception {
    Guest guest = start();
    var calls = occupyAll(guest);

    assertEquals(INSTANCES, guest.version().incarnations().stream().distinct().count());
    answer.countDown();

    calls.forEach(call -> assertEquals("A=2.00", call.join()));
  }

  @Test
  void crash_costsTheCallOfItsInstanceOnly() throws Exception {
    Guest guest = start();
    guest.call("add", 1, 2);
    PredecessorTest.crash(guest, "unreachable");
    var calls = occupyAll(guest);
    answer.countDown();

    calls.forEach(call -> assertEquals("A=2.00", call.join()));
    assertEquals(GuestState.READY, guest.state());
    assertEquals(1, guest.crashCount());
  }

  @Test
  void admission_countsEveryInstance() {
    start();

    assertEquals(24 << 20, heap.reservedBytes());
    assertThrows(
        HeapShareExceeded.class,
        () -> cofferdam.start(Crashers.named("other").withPool(INSTANCES)));
    assertEquals(24 << 20, heap.reservedBytes());
  }

  @Test
  void quarantine_isOfTheWholePool() {
    Guest guest =
        cofferdam.start(
            Crashers.named("g")
                .withPool(INSTANCES)
                .withCrashBudget(CrashBudget.standard().withInRow(1, 1)));
    PredecessorTest.crash(guest, "unreachable");

    assertEquals(List.of(GuestState.QUARANTINED), states(guest));
    guest.release();

    assertEquals(3, guest.call("add", 1, 2));
  }

  private static List<GuestState> states(Guest guest) {
    return guest.instanceStates().stream().distinct().toList();
  }

  @Test
  void closedPool_isStoppedAltogether() {
    Guest guest = start();

    guest.close();

    assertEquals(List.of(GuestState.STOPPED), states(guest));
    assertEquals(0, heap.reservedBytes());
  }
}
