package dev.cofferdam.isolation;

import dev.cofferdam.engine.GuestExit;
import dev.cofferdam.isolation.report.CrashReport;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A running component that outlives its crashes: each ends its Store, costs the one call, and is
/// followed by a new Store of the same component.
///
/// Calls of many threads are made one after the other, by a virtual thread of the guest's own, or
/// as many at a time as the guest has instances. Every call is answered within the timeout of the
/// guest's limits and 50 ms, whatever the guest and the functions of the host do: with a value, a
/// crash, an exit, or a refusal.
public final class Guest implements AutoCloseable {
  private static final long LAST_GRACE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final GuestShared shared;
  private final Reservation reservation;
  private final Consumer<Guest> onClose;
  private final ReentrantLock replacing = new ReentrantLock();
  private volatile GuestVersion version;
  private @Nullable Alarm trial;
  private boolean isClosed;

  Guest(GuestParts parts, Reservation reservation, Consumer<Guest> onClose) {
    this.shared = GuestShared.of(parts.terms());
    this.version = new GuestVersion(parts, shared, parts.newWard());
    this.reservation = reservation;
    this.onClose = onClose;
  }

  /// Makes the first instance and waits for it.
  CallOutcome start() {
    reservation.add(parts().heapNeed());
    version.adopt();
    return version.stayInQuarantine() ? new Outcome.Returned(null) : start(version);
  }

  private CallOutcome start(GuestVersion begun) {
    Call starting = begun.newStartingCall();
    begun.start(starting);
    return await(starting);
  }

  /// Starts a new version beside the present one, and lets it take over if it starts: calls that
  /// wait or come are its own, and the old version's running call ends as when a guest is closed.
  /// Where the new version crashes while it is on trial, one more like the old one takes over.
  CallOutcome replace(GuestParts newParts) {
    replacing.lock();
    try {
      return replaceNow(newParts);
    } finally {
      replacing.unlock();
    }
  }

  private CallOutcome replaceNow(GuestParts newParts) {
    reservation.add(newParts.heapNeed());
    var next = new GuestVersion(newParts, shared, newParts.newWard());
    CallOutcome started = start(next);
    GuestVersion before = started instanceof Outcome.Returned ? shiftTo(next) : null;
    if (before == null) {
      end(next);
      reservation.keep(parts().heapNeed().allBytes());
      return started instanceof Outcome.Returned ? GuestVersion.stopped() : started;
    }
    end(before);
    return started;
  }

  private synchronized @Nullable GuestVersion shiftTo(GuestVersion next) {
    if (isClosed) {
      return null;
    }
    GuestVersion before = version;
    before.disown();
    version = next;
    next.tellReplaced();
    beginTrial(before, next);
    next.adopt();
    return before;
  }

  /// A version that was down itself is nothing to go back to.
  private void beginTrial(GuestVersion before, GuestVersion next) {
    endTrial();
    long trialNanos = Timeouts.nanos(next.parts().terms().trial);
    if (trialNanos == 0 || before.isDownNow()) {
      reservation.keep(next.parts().heapNeed().allBytes());
      return;
    }
    reservation.keep(
        Math.max(before.parts().heapNeed().allBytes(), next.parts().heapNeed().allBytes()));
    next.beginTrial(crash -> rollBack(next, before.parts(), crash));
    trial = Alarm.after(next.parts().surroundings().time(), trialNanos, () -> hasStoodTrial(next));
  }

  private void endTrial() {
    if (trial != null) {
      trial.callOff();
    }
  }

  private synchronized void hasStoodTrial(GuestVersion stood) {
    if (version.equals(stood) && !isClosed) {
      stood.endTrial();
      reservation.keep(stood.parts().heapNeed().allBytes());
    }
  }

  /// Lets another version like the old one take over. Calls that wait are its own.
  private void rollBack(GuestVersion failed, GuestParts oldParts, CrashReport crash) {
    synchronized (this) {
      if (isClosed || !version.equals(failed)) {
        return;
      }
      endTrial();
      failed.disown();
      var again = new GuestVersion(oldParts, shared, oldParts.cleanWard());
      version = again;
      again.tellRolledBack("the new version crashed on trial: " + crash.toLine());
      again.adopt();
      again.startAgain();
      reservation.keep(oldParts.heapNeed().allBytes());
    }
    Thread.ofVirtual().name("guest-" + name() + "-end").start(() -> end(failed));
  }

  private static void end(GuestVersion over) {
    over.stop();
    long drainNanos = Timeouts.nanos(over.parts().terms().drain());
    over.incarnations().forEach(last -> end(last, drainNanos));
    over.endLooks();
  }

  private GuestParts parts() {
    return version.parts();
  }

  /// Returns the guest's name.
  public String name() {
    return parts().terms().name();
  }

  /// Calls an exported function and returns its result, or null where it has none.
  ///
  /// @param function name of the export, as for `ComponentInstance.func`
  /// @param args dynamic values, as `ComponentVal` describes them
  /// @throws GuestCrashed if the guest crashed, or was stopped by a limit
  /// @throws CallRefused if the guest did not answer although it did not crash
  /// @throws GuestExit if the guest ended itself
  /// @throws IllegalArgumentException if there is no such function, or the arguments are not of its
  ///   types
  public @Nullable Object call(String function, Object... args) {
    return valueOf(tryCall(function, args));
  }

  private static @Nullable Object valueOf(CallOutcome outcome) {
    return switch (outcome) {
      case Outcome.Returned(var value) -> value;
      case Outcome.Exited(int status) -> throw new GuestExit(status);
      case Outcome.Crashed crashed -> throw new GuestCrashed(crashed);
      case CallOutcome.Refused refused -> throw new CallRefused(refused);
    };
  }

  /// Calls an exported function and says how the call ended. A thread that is interrupted while it
  /// waits withdraws the call and stays interrupted.
  ///
  /// @throws IllegalArgumentException if there is no such function, or the arguments are not of its
  ///   types
  public CallOutcome tryCall(String function, Object... args) {
    return await(submit(function, args));
  }

  /// Calls an exported function without waiting. The future completes as {@link #call} returns or
  /// throws; cancelling it stops the guest if the call is running, and a new Store follows.
  public CompletableFuture<@Nullable Object> callAsync(String function, Object... args) {
    Call call = submit(function, args);
    return FutureAnswer.of(call.answer().thenApply(Guest::valueOf), () -> cancel(call));
  }

  private Call submit(String function, Object[] args) {
    var call = new Call(function, args.clone(), version.deadlineNanos());
    CallOutcome.Refused refused = whyNot();
    if (refused != null) {
      call.refuse(refused);
    } else {
      shared.mailbox().add(call);
      lookBy(call.deadlineNanos());
    }
    return call;
  }

  /// A version that takes over looks for what is late in the mailbox; until then the one before it
  /// does.
  private void lookBy(long deadlineNanos) {
    GuestVersion present;
    do {
      present = version;
      present.lookBy(deadlineNanos);
    } while (!present.equals(version));
  }

  private CallOutcome.@Nullable Refused whyNot() {
    if (parts().surroundings().detached().isFull()) {
      return new CallOutcome.Refused(
          Refusal.TOO_MANY_DETACHED, parts().surroundings().detached().fullSentence());
    }
    return version.isInside()
        ? new CallOutcome.Refused(Refusal.RE_ENTERED, "a host function calls its own guest")
        : null;
  }

  private CallOutcome await(Call call) {
    try {
      return call.answer().get();
    } catch (InterruptedException e) {
      cancel(call);
      Thread.currentThread().interrupt();
      return withdrawn();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException mistake
          ? mistake
          : new CompletionException(e.getCause());
    }
  }

  private static CallOutcome.Refused withdrawn() {
    return new CallOutcome.Refused(Refusal.CANCELLED, "the call was withdrawn");
  }

  private void cancel(Call call) {
    if (call.refuse(withdrawn())) {
      shared.mailbox().remove(call);
      return;
    }
    call.withdraw();
  }

  /// Returns where the guest is in its life.
  public GuestState state() {
    return version.state();
  }

  /// Returns where each of its instances is in its life.
  public List<GuestState> instanceStates() {
    return version.states();
  }

  /// Returns the report of the last crash.
  public Optional<CrashReport> lastCrash() {
    return version.lastCrash();
  }

  /// Returns how many crashes there were, those of starts included.
  public long crashCount() {
    return shared.tally().crashCount();
  }

  /// Returns how many times an instance was made after the first.
  public long restartCount() {
    return shared.tally().restartCount();
  }

  /// Returns how many calls wait.
  public int waitingCalls() {
    return shared.mailbox().size();
  }

  /// Returns how many calls were given up whose host function still runs.
  public int detachedCalls() {
    return parts().surroundings().detached().count();
  }

  /// Returns what the present instances use, in all.
  public GuestUsage usage() {
    return version.usage();
  }

  /// Returns the quarantine that keeps the guest down, or that the instance on trial may end.
  public Optional<Quarantine> quarantine() {
    return version.quarantine();
  }

  /// Returns how the functions of the host do that the guest has called.
  public List<HostFuncInfo> hostFuncs() {
    return parts().breakers().infos();
  }

  /// Ends a quarantine, or starts a guest again that has ended by itself, with a clean slate.
  public void release() {
    version.release();
  }

  /// Gives each instance that is {@link GuestState#READY} a new Store once its running call has
  /// ended; calls that wait are made there.
  public void renew() {
    version.renew();
  }

  /// Closes the guest: calls that wait are refused, the running one may end within the drain time,
  /// is then cancelled, and given up a second later. A host function may close the very guest that
  /// it runs for; the guest is then cancelled at once.
  @Override
  public void close() {
    synchronized (this) {
      isClosed = true;
      endTrial();
      shared.mailbox().close(GuestVersion.stopped());
    }
    end(version);
    reservation.keep(0);
    onClose.accept(this);
  }

  void tellStopped() {
    version.tellStopped();
  }

  private static void end(Incarnation last, long drainNanos) {
    if (last.isInside()) {
      last.cancelAny();
      return;
    }
    if (hasEnded(last, drainNanos)) {
      return;
    }
    last.cancelAny();
    if (!hasEnded(last, LAST_GRACE_NANOS)) {
      last.abandon(GuestVersion.stopped());
    }
  }

  private static boolean hasEnded(Incarnation incarnation, long nanos) {
    try {
      incarnation.ended().get(nanos, TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException late) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      throw new AssertionError("an incarnation ends without an exception", e);
    }
  }

  void watch(LifeWatcher watcher) {
    shared.watchers().add(watcher);
  }

  void unwatch(LifeWatcher watcher) {
    shared.watchers().remove(watcher);
  }

  Duration drain() {
    return parts().terms().drain();
  }

  /// Ends its instances as {@link #close} does, and makes no new ones until {@link #resume}; calls
  /// wait.
  void hold() {
    GuestVersion held = version;
    held.hold();
    long drainNanos = Timeouts.nanos(drain());
    held.incarnations().forEach(last -> end(last, drainNanos));
  }

  void resume() {
    version.resume();
  }

  DetachedCalls detached() {
    return parts().surroundings().detached();
  }

  GuestVersion version() {
    return version;
  }
}
