package dev.cofferdam.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.component.ComponentInstance;
import dev.cofferdam.engine.Limits;
import dev.cofferdam.engine.Store;
import dev.cofferdam.engine.runtime.HostAllocation;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Lets each allocation that the host makes for a guest fail once: the guest ends with host out of
/// memory, everything is given back, its neighbour and the next Store do not notice.
@Timeout(120)
final class AllocationSweepTest {
  private final Holder holder = new Holder();
  private final Crashy crashy = Crashy.load();

  @AfterEach
  void stopRehearsing() {
    HostAllocation.rehearse(null);
  }

  @Test
  void everyAllocationThatFails_isHostPressureAndClosesEverything() {
    int count = 0;
    try (Store store = crashy.newStore()) {
      ComponentInstance neighbour = crashy.instantiate(store);
      while (failsAt(count)) {
        assertEquals("still here", neighbour.func("echo").call("still here"));
        holder.requireWorks();
        count++;
      }
    }
    assertTrue(count > 20, "only " + count + " allocations");
  }

  private boolean failsAt(int n) {
    var count = new AtomicInteger();
    Object outcome = holder.outcome(Limits.untrusted(), _ -> failAllocation(n, count));
    HostAllocation.rehearse(null);
    boolean hasFailed = count.get() > n;
    String expected = hasFailed ? "HOST_OUT_OF_MEMORY" : Holder.EXPECTED;
    assertTrue(outcome.toString().startsWith(expected), () -> "allocation " + n + ": " + outcome);
    return hasFailed;
  }

  private static void failAllocation(int n, AtomicInteger count) {
    HostAllocation.rehearse(() -> {
      if (count.getAndIncrement() == n) {
        throw new OutOfMemoryError("rehearsed");
      }
    });
  }
}
