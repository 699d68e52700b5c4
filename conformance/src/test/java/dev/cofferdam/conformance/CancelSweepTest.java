package dev.cofferdam.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.engine.Limits;
import dev.cofferdam.engine.Store;
import dev.cofferdam.engine.runtime.HostAllocation;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Cancels one guest at each place where it can be cancelled: at every look at the clock (of its
/// code, of growing memories, of instantiation), in every host call, and whenever the host takes
/// heap for it.
@Timeout(120)
final class CancelSweepTest {
  private final Holder holder = new Holder();

  @AfterEach
  void stopRehearsing() {
    HostAllocation.rehearse(null);
  }

  /// Runs with a cancellation at the n-th of something until there is no n-th any more, and returns
  /// how many there were.
  private int sweep(CancelAt cancelAt) {
    for (int n = 0; ; n++) {
      var countdown = new Countdown(n);
      Object outcome =
          holder.outcome(Limits.untrusted(), store -> cancelAt.arm(store, countdown::tick));
      HostAllocation.rehearse(null);
      holder.onHostCall(_ -> {});
      if (!countdown.isOver()) {
        assertEquals(Holder.EXPECTED, outcome);
        return n;
      }
      assertCancelledOrTooLate(outcome, n);
      holder.requireWorks();
    }
  }

  private interface CancelAt {
    void arm(Store store, Consumer<Store> tick);
  }

  /// Cancels a Store when it has been asked n times.
  private static final class Countdown {
    private int left;

    Countdown(int left) {
      this.left = left;
    }

    void tick(Store store) {
      if (left-- == 0) {
        store.cancel();
      }
    }

    boolean isOver() {
      return left < 0;
    }
  }

  /// A guest that makes no further look has returned; it was not stopped half-way.
  private static void assertCancelledOrTooLate(Object outcome, int n) {
    assertTrue(
        outcome.equals(Holder.EXPECTED) || outcome.toString().startsWith("CANCELLED"),
        () -> "at " + n + ": " + outcome);
  }

  @Test
  void cancelAtEveryLook_isTypedAndClosesEverything() {
    int count =
        sweep((store, tick) -> {
          store.lookEvery(1);
          store.onQuantumEnd(() -> tick.accept(store));
        });

    assertTrue(count > 12, "only " + count + " looks");
  }

  @Test
  void cancelInEveryHostCall_isTypedAndClosesEverything() {
    int count = sweep((_, tick) -> holder.onHostCall(call -> tick.accept(call.store())));

    assertEquals(21, count);
  }

  @Test
  void cancelAtEveryAllocation_isTypedAndClosesEverything() {
    int count = sweep((store, tick) -> HostAllocation.rehearse(() -> tick.accept(store)));

    assertTrue(count > 20, "only " + count + " allocations");
  }
}
