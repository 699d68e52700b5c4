package dev.cofferdam.isolation;

import dev.cofferdam.engine.GuestExit;
import dev.cofferdam.isolation.report.CrashReport;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
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
  private final GuestShared shared;
  private final Succession succession;
  private final Consumer<Guest> onClose;

  Guest(GuestParts parts, Reservation reservation, Consumer<Guest> onClose) {
    this.shared = GuestShared.of(parts.terms());
    this.succession = new Succession(parts, shared, reservation, this::await);
    this.onClose = onClose;
  }

  /// Makes the first instance and waits for it.
  CallOutcome start() {
    return succession.start();
  }

  /// Starts a new version beside the present one, and lets it take over if it starts.
  CallOutcome replace(GuestParts newParts) {
    return succession.replace(newParts);
  }

  private GuestParts parts() {
    return version().parts();
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
    var call = new Call(function, args.clone(), version().deadlineNanos());
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
      present = version();
      present.lookBy(deadlineNanos);
    } while (!present.equals(version()));
  }

  private CallOutcome.@Nullable Refused whyNot() {
    CallOutcome.Refused tooMany = detached().refusal();
    return tooMany == null && version().isInside()
        ? new CallOutcome.Refused(Refusal.RE_ENTERED, "a host function calls its own guest")
        : tooMany;
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
    return version().state();
  }

  /// Returns where each of its instances is in its life.
  public List<GuestState> instanceStates() {
    return version().states();
  }

  /// Returns the report of the last crash.
  public Optional<CrashReport> lastCrash() {
    return version().lastCrash();
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
    return detached().count();
  }

  /// Returns what the present instances use, in all.
  public GuestUsage usage() {
    return version().usage();
  }

  /// Returns the quarantine that keeps the guest down, or that the instance on trial may end.
  public Optional<Quarantine> quarantine() {
    return version().quarantine();
  }

  /// Returns how the functions of the host do that the guest has called.
  public List<HostFuncInfo> hostFuncs() {
    return parts().breakers().infos();
  }

  /// Ends a quarantine, or starts a guest again that has ended by itself, with a clean slate.
  public void release() {
    version().release();
  }

  /// Gives each instance that is {@link GuestState#READY} a new Store once its running call has
  /// ended; calls that wait are made there.
  public void renew() {
    version().renew();
  }

  /// Closes the guest: calls that wait are refused, the running one may end within the drain time,
  /// is then cancelled, and given up a second later. A host function may close the very guest that
  /// it runs for; the guest is then cancelled at once.
  @Override
  public void close() {
    succession.close();
    onClose.accept(this);
  }

  void tellStopped() {
    version().tellStopped();
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
    GuestVersion held = version();
    held.hold();
    Shutdown.endInstances(held);
  }

  void resume() {
    version().resume();
  }

  DetachedCalls detached() {
    return parts().surroundings().detached();
  }

  GuestDumps dumps() {
    return parts().dumps();
  }

  GuestVersion version() {
    return succession.version();
  }
}
