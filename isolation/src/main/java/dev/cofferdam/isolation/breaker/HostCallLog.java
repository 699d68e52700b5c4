package dev.cofferdam.isolation.breaker;

import dev.cofferdam.engine.HostException;
import dev.cofferdam.engine.Store;
import dev.cofferdam.engine.Trap;
import dev.cofferdam.engine.TrapKind;
import dev.cofferdam.isolation.BreakerOpen;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/// The calls that a guest makes of functions of its host: the names of the last ones, and which
/// runs. One per Store; its monitor lets other threads look.
///
/// A call that returned is good only when nothing ends the guest right after it: what it returned
/// may be of the wrong type.
public final class HostCallLog {
  private static final int KEPT = 8;

  private final ArrayDeque<String> names = new ArrayDeque<>();
  private @Nullable Running running;
  private @Nullable Running returned;
  private @Nullable CompletableFuture<?> awaited;
  private boolean isAbandoned;
  private boolean hasOutlasted;
  private RunSeat seat = RunSeat.NONE;

  private record Running(Breakers breakers, Breaker breaker, long startNanos) {
    void good() {
      breaker.good(breakers.nowNanos());
    }

    void failed() {
      breaker.failed(breakers.nowNanos());
    }
  }

  private HostCallLog() {}

  /// Returns the log of a Store.
  public static HostCallLog of(Store store) {
    return store.extension(HostCallLog.class, _ -> new HostCallLog());
  }

  /// Says where the guest gives its run permit back while it waits.
  public synchronized void sitsOn(RunSeat guestsSeat) {
    seat = guestsSeat;
  }

  /// Returns their names, the last one last.
  public synchronized List<String> names() {
    return List.copyOf(names);
  }

  /// Begins a call.
  ///
  /// @throws Trap of kind HOST if the function's breaker is open
  synchronized void begin(Breakers breakers, String name) {
    settleReturned();
    if (names.size() == KEPT) {
      names.removeFirst();
    }
    names.addLast(name);
    Breaker breaker = breakers.of(name);
    BreakerOpen refused = breaker.enter(breakers.nowNanos());
    if (refused != null) {
      throw Trap.of(TrapKind.HOST, String.valueOf(refused.getMessage()), refused);
    }
    running = new Running(breakers, breaker, System.nanoTime());
  }

  /// Ends a call that returned or threw. What it did is charged when it has left the guest, but for
  /// a delay.
  synchronized void end(Store store) {
    Running over = takeRunning();
    hasOutlasted = store.remainingNanos() <= 0;
    if (over == null || isAbandoned) {
      return;
    }
    if (isToBlame(over, store)) {
      over.failed();
    } else {
      returned = over;
    }
  }

  private @Nullable Running takeRunning() {
    Running over = running;
    running = null;
    if (over != null && isAbandoned) {
      over.breaker.detachedEnded();
    }
    return over;
  }

  /// A function is late by its own fault if it had most of the guest's time.
  private static boolean isToBlame(Running over, Store store) {
    long tookNanos = System.nanoTime() - over.startNanos;
    return store.remainingNanos() <= 0 && tookNanos > store.limits().timeout().toNanos() / 2;
  }

  /// Says how the guest's call ended.
  public synchronized void ended(@Nullable RuntimeException failure) {
    Running last = returned;
    if (last != null && failure instanceof HostException) {
      returned = null;
      last.failed();
    } else if (failure == null) {
      settleReturned();
    } else {
      returned = null;
    }
  }

  private void settleReturned() {
    Running last = returned;
    returned = null;
    if (last != null) {
      last.good();
    }
  }

  /// Returns whether a function runs, or the guest's time was over when the last one ended: if the
  /// guest is late, that is why.
  public synchronized boolean holdsUp() {
    return running != null || hasOutlasted;
  }

  /// Says that nobody waits any more for the function that runs, because it is late.
  public synchronized void abandoned() {
    if (awaited != null) {
      awaited.completeExceptionally(Trap.of(TrapKind.DEADLINE));
    }
    if (running != null && !isAbandoned) {
      isAbandoned = true;
      running.failed();
      running.breaker.detachedBegan();
    }
  }

  /// Waits for what a function has promised, without a run permit.
  void await(CompletableFuture<?> promised) throws InterruptedException {
    RunSeat guestsSeat = waitFor(promised);
    guestsSeat.leave();
    try {
      var _ = promised.get();
    } catch (ExecutionException _) {
      // Its failure is taken from the future by whoever asks for the value.
    } finally {
      var _ = waitFor(null);
      guestsSeat.takeAgain();
    }
  }

  private synchronized RunSeat waitFor(@Nullable CompletableFuture<?> promised) {
    awaited = promised;
    return seat;
  }
}
