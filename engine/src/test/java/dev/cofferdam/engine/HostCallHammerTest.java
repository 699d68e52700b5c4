package dev.cofferdam.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/// A guest that calls its host without end while another thread cancels it, over and over.
final class HostCallHammerTest {
  private static final int ROUNDS = 400;
  private static final String CALLING =
      """
      (module
        (import "env" "host" (func $host))
        (func (export "run") (loop $again (call $host) (br $again))))
      """;

  @Test
  void cancelAtAnyTime_leavesTheThreadUninterrupted() throws InterruptedException {
    var interruptedCount = new AtomicInteger();
    for (int round = 0; round < ROUNDS; round++) {
      cancelOnce(round, interruptedCount);
    }

    assertTrue(interruptedCount.get() > 0, "no host call was ever interrupted");
  }

  private static void cancelOnce(int round, AtomicInteger interruptedCount)
      throws InterruptedException {
    Store store = Guests.ENGINE.newStore(Limits.untrusted().withFuel(Long.MAX_VALUE));
    var isCalled = new CountDownLatch(1);
    HostFunction host =
        (_, _) -> {
          isCalled.countDown();
          if (round % 2 == 0) {
            LockSupport.parkNanos(20_000);
          }
          if (Thread.currentThread().isInterrupted()) {
            interruptedCount.incrementAndGet();
          }
          return new Object[0];
        };
    Func run = Guests.calling(store, host, CALLING).func("run");
    Thread canceller =
        Thread.ofVirtual()
            .start(() -> {
              awaitQuietly(isCalled);
              LockSupport.parkNanos(round * 500L);
              store.cancel();
            });

    Trap trap = assertThrows(Trap.class, run::call);

    assertEquals(TrapKind.CANCELLED, trap.kind());
    assertFalse(Thread.interrupted(), () -> "an interrupt is left after round " + round);
    canceller.join();
    assertFalse(Thread.interrupted(), () -> "an interrupt came late in round " + round);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
