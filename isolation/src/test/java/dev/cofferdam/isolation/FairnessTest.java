package dev.cofferdam.isolation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.engine.Limits;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Guests that never return, beside one that does.
@Timeout(60)
final class FairnessTest {
  private static final int SLICE = 131_072;
  private static final Limits ENDLESS =
      Limits.untrusted().withFuel(Long.MAX_VALUE / 4).withMemoryBytes(8 << 20);

  private final Cofferdam cofferdam = Cofferdam.create();

  @AfterEach
  void close() {
    cofferdam.close();
  }

  @Test
  void endlessGuests_leaveEachOtherAndABystanderTheirTurns() {
    Guest bystander = cofferdam.start(Crashers.named("bystander"));
    List<Guest> loops =
        IntStream.range(0, 20)
            .mapToObj(i -> cofferdam.start(Crashers.named("loop" + i).withLimits(ENDLESS)))
            .toList();
    List<CompletableFuture<?>> calls = startAll(loops);

    while (!loops.stream().allMatch(FairnessTest::hasHadTwoTurns)) {
      assertEquals(3, bystander.call("add", 1, 2));
    }

    assertTrue(calls.stream().noneMatch(CompletableFuture::isDone));
    calls.forEach(call -> call.cancel(true));
  }

  @Test
  void endlessGuests_leaveTheHostsVirtualThreadsTheirTurns() throws InterruptedException {
    List<Guest> loops =
        IntStream.range(0, 2 * Runtime.getRuntime().availableProcessors())
            .mapToObj(i -> cofferdam.start(Crashers.named("loop" + i).withLimits(ENDLESS)))
            .toList();
    List<CompletableFuture<?>> calls = startAll(loops);

    List<Thread> threads =
        IntStream.range(0, 20)
            .mapToObj(_ -> Thread.ofVirtual().start(FairnessTest::parkOften))
            .toList();
    for (Thread thread : threads) {
      thread.join();
    }

    assertTrue(calls.stream().noneMatch(CompletableFuture::isDone));
    calls.forEach(call -> call.cancel(true));
  }

  private static void parkOften() {
    for (int i = 0; i < 20; i++) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  private static List<CompletableFuture<?>> startAll(List<Guest> guests) {
    return guests.stream()
        .<CompletableFuture<?>>map(guest -> guest.callAsync("infinite-loop"))
        .toList();
  }

  private static boolean hasHadTwoTurns(Guest guest) {
    return Crashers.lifeOf(guest).store().fuelConsumed() > 2 * SLICE;
  }
}
