package dev.cofferdam.isolation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.cofferdam.component.ComponentVal;
import dev.cofferdam.component.HostCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Calls, crashes and cancels one guest from many threads: whoever is answered was answered by the
/// one instance that was alive.
@Timeout(60)
final class CondemnedHammerTest {
  private static final int THREADS = 4;
  private static final int ROUNDS = 100;
  private static final Duration SOON = Duration.ofMillis(1);

  private final Cofferdam cofferdam = Cofferdam.create();
  private final AtomicInteger inside = new AtomicInteger();
  private final AtomicInteger overlaps = new AtomicInteger();
  private final AtomicInteger condemned = new AtomicInteger();

  @AfterEach
  void close() {
    cofferdam.close();
  }

  @Test
  void callsUnderFire_reachOneInstanceThatIsAlive() throws InterruptedException {
    Guest guest =
        cofferdam.start(
            Crashers.withQuotes("g", (call, _) -> answer(call))
                .withCrashBudget(
                    CrashBudget.standard()
                        .withDelays(SOON, SOON)
                        .withInRow(10_000, 10_000)
                        .withWindowCalls(1_000_000)));
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < THREADS; i++) {
      int seed = i;
      threads.add(Thread.ofVirtual().start(() -> attack(guest, new Random(seed))));
    }
    for (Thread thread : threads) {
      thread.join();
    }

    assertEquals(0, overlaps.get());
    assertEquals(0, condemned.get());
    assertEquals("A=1.50", guest.call("quotes", List.of("A")));
    assertFalse(Crashers.lifeOf(guest).store().isPoisoned());
  }

  private Object answer(HostCall call) {
    overlaps.addAndGet(inside.incrementAndGet() == 1 ? 0 : 1);
    condemned.addAndGet(call.store().isPoisoned() ? 1 : 0);
    Thread.onSpinWait();
    inside.decrementAndGet();
    return ComponentVal.Result.ok(1.5);
  }

  private static void attack(Guest guest, Random random) {
    for (int i = 0; i < ROUNDS; i++) {
      switch (random.nextInt(3)) {
        case 0 -> guest.tryCall("unreachable");
        case 1 -> guest.callAsync("quotes", List.of("A")).cancel(true);
        default -> guest.tryCall("quotes", List.of("A"));
      }
    }
  }
}
