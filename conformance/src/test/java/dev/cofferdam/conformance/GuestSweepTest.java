package dev.cofferdam.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.component.HostResource;
import dev.cofferdam.engine.runtime.HostAllocation;
import dev.cofferdam.isolation.CallRefused;
import dev.cofferdam.isolation.Cofferdam;
import dev.cofferdam.isolation.CrashBudget;
import dev.cofferdam.isolation.Guest;
import dev.cofferdam.isolation.GuestCrashed;
import dev.cofferdam.isolation.GuestSpec;
import dev.cofferdam.isolation.HostLinker;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Disturbs a guest at each allocation of a call that crashes, of the restart that follows, and of
/// the call that waits for it.
@Tag("suites")
@Timeout(180)
final class GuestSweepTest {
  private static final Duration SOON = Duration.ofMillis(1);
  private static final Set<String> TYPED = Set.of("host", "host-out-of-memory");

  private final AtomicInteger opened = new AtomicInteger();
  private final AtomicInteger closed = new AtomicInteger();
  private final AtomicReference<CompletableFuture<?>> running =
      new AtomicReference<>(new CompletableFuture<>());
  private final AtomicBoolean fails = new AtomicBoolean();

  @AfterEach
  void stopRehearsing() {
    HostAllocation.rehearse(null);
  }

  private GuestSpec spec() {
    return GuestSpec.of("holder", Holder.bytes())
        .withCrashBudget(CrashBudget.standard().withDelays(SOON, SOON))
        .withHost(this::define);
  }

  private void define(HostLinker linker) {
    linker
        .instance("host:things/things")
        .resource("thing", HostResource.of(Integer.class, _ -> closed.incrementAndGet()))
        .func("make", (_, _) -> opened.incrementAndGet())
        .func("look", (_, args) -> args[0])
        .func(
            "note",
            (_, args) -> {
              if (fails.getAndSet(false)) {
                throw new IllegalStateException("once");
              }
              return args[0];
            });
  }

  /// Disturbs at the n-th allocation until there is no n-th, and returns how many there were.
  private int sweep(Runnable disturbance) {
    for (int n = 0; ; n++) {
      int count = disturbed(n, disturbance);
      if (count <= n) {
        return n;
      }
    }
  }

  private int disturbed(int n, Runnable disturbance) {
    var count = new AtomicInteger();
    try (Cofferdam cofferdam = Cofferdam.create()) {
      Guest guest = cofferdam.start(spec());
      assertEquals("good", guest.call("work", 2, "good"));
      disturbOffThisThread(n, count, disturbance);
      fails.set(true);
      assertTyped(n, call(guest, "bad"));
      assertTyped(n, call(guest, "next"));
      HostAllocation.rehearse(null);
      fails.set(false);
      assertTyped(n, call(guest, "late"));
      assertEquals("well", guest.call("work", 2, "well"), "after " + n);
    }
    assertEquals(opened.get(), closed.get(), "after " + n);
    return count.get();
  }

  private static void disturbOffThisThread(int n, AtomicInteger count, Runnable action) {
    Thread self = Thread.currentThread();
    HostAllocation.rehearse(() -> {
      if (Thread.currentThread() != self && count.getAndIncrement() == n) {
        action.run();
      }
    });
  }

  private CompletableFuture<?> call(Guest guest, String text) {
    CompletableFuture<?> call = guest.callAsync("work", 2, text);
    running.set(call);
    return call;
  }

  private static void assertTyped(int n, CompletableFuture<?> call) {
    try {
      assertTrue(call.join() instanceof String, "at " + n);
    } catch (CancellationException _) {
      return; // the disturbance
    } catch (CompletionException e) {
      boolean isTyped =
          e.getCause() instanceof CallRefused
              || (e.getCause() instanceof GuestCrashed crash
                  && TYPED.contains(crash.report().failure().kind()));
      assertTrue(isTyped, () -> "at " + n + ": " + e.getCause());
    }
  }

  @Test
  void everyAllocationThatFails_isTypedAndTheGuestComesBack() {
    int count =
        sweep(() -> {
          throw new OutOfMemoryError("rehearsed");
        });

    assertTrue(count > 18, "only " + count + " allocations");
  }

  @Test
  void withdrawingCallsAtEveryAllocation_isTypedAndTheGuestComesBack() {
    int count = sweep(() -> running.get().cancel(true));

    assertTrue(count > 18, "only " + count + " allocations");
  }
}
