package dev.cofferdam.isolation;

import dev.cofferdam.supervisor.Task;
import dev.cofferdam.supervisor.TaskContext;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// A guest of a {@link GuestGroup} as the child of a supervisor: it has started when the guest is
/// ready, it fails when an instance of the guest is lost, and to stop it is to hold the guest.
///
/// The guest restarts by its own rules meanwhile; the supervisor decides about its siblings alone.
/// It is linked as it is: the first start waits for nothing, so that a guest in quarantine holds up
/// nobody who links it, then or later. One that was there and came into quarantine is waited for;
/// one that has ended or was closed is not.
final class LinkedGuest implements Task, LifeWatcher {
  private final Guest guest;
  private final Semaphore changes = new Semaphore(0);
  private volatile boolean isLost;
  private volatile boolean isMissed;
  private volatile boolean isUnlinked;
  private volatile boolean wasStarted;

  LinkedGuest(Guest guest) {
    this.guest = guest;
    guest.watch(this);
  }

  @Override
  public void isThere() {
    isMissed = false;
    changes.release();
  }

  @Override
  public void isLost() {
    isLost = true;
    isMissed = true;
    changes.release();
  }

  @Override
  public void hasEnded() {
    changes.release();
  }

  @Override
  public void run(TaskContext context) throws InterruptedException {
    var held = new CompletableFuture<@Nullable Void>();
    context.onStop(() -> hold(held));
    if (wasStarted) {
      isLost = false;
      guest.resume();
      awaitGuest(context);
    }
    wasStarted = true;
    context.started();
    while (!context.isStopping() && !isLost) {
      changes.acquire();
    }
    if (!context.isStopping()) {
      throw new IllegalStateException("guest " + guest.name() + " has lost an instance");
    }
    var _ = held.join();
  }

  private void awaitGuest(TaskContext context) throws InterruptedException {
    while (!context.isStopping() && isToCome(guest.state())) {
      changes.acquire();
    }
  }

  private boolean isToCome(GuestState state) {
    return switch (state) {
      case STARTING, WAITING, HELD -> true;
      case QUARANTINED -> isMissed;
      case READY, UNREADY, ENDED, STOPPED -> false;
    };
  }

  /// From here on the guest is not held any more, whatever the supervisor stops it for.
  void unlink() {
    isUnlinked = true;
    guest.unwatch(this);
  }

  private void hold(CompletableFuture<@Nullable Void> held) {
    changes.release();
    try {
      if (!isUnlinked) {
        guest.hold();
      }
    } finally {
      held.complete(null);
    }
  }
}
