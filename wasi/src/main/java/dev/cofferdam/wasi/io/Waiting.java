package dev.cofferdam.wasi.io;

import dev.cofferdam.component.HostCall;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The waiting of `poll`, `block` and every blocking operation.
final class Waiting {
  private Waiting() {}

  /// Waits until one of the events has happened.
  ///
  /// @param call the call that waits, never past its deadline
  /// @throws InterruptedException when the engine interrupts the call
  static void until(List<Pollable> pollables, HostCall call) throws InterruptedException {
    if (anyReady(pollables)) {
      return;
    }
    var wakeup = new Wakeup();
    pollables.forEach(p -> watch(p, wakeup));
    try {
      while (!anyReady(pollables)) {
        awaitOnce(pollables, wakeup, call);
      }
    } finally {
      pollables.forEach(p -> unwatch(p, wakeup));
    }
  }

  private static void awaitOnce(List<Pollable> pollables, Wakeup wakeup, HostCall call)
      throws InterruptedException {
    long limitNanos = call.remainingNanos();
    if (limitNanos <= 0) {
      call.store().checkpoint();
    }
    Pollable.Timer next = nextTimer(pollables);
    if (next == null) {
      wakeup.await(limitNanos);
    } else {
      next.clock().await(wakeup, next.remainingNanos(), limitNanos);
    }
  }

  private static boolean anyReady(List<Pollable> pollables) {
    return pollables.stream().anyMatch(Pollable::isReady);
  }

  private static Pollable.@Nullable Timer nextTimer(List<Pollable> pollables) {
    Pollable.Timer next = null;
    for (Pollable pollable : pollables) {
      if (pollable instanceof Pollable.Timer timer
          && (next == null || timer.remainingNanos() < next.remainingNanos())) {
        next = timer;
      }
    }
    return next;
  }

  private static void watch(Pollable pollable, Wakeup wakeup) {
    if (pollable instanceof Pollable.Event event) {
      event.source().watch(wakeup);
    }
  }

  private static void unwatch(Pollable pollable, Wakeup wakeup) {
    if (pollable instanceof Pollable.Event event) {
      event.source().unwatch(wakeup);
    }
  }
}
