package dev.cofferdam.isolation;

import dev.cofferdam.engine.GuestExit;
import dev.cofferdam.isolation.report.CrashReport;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A running component that outlives its crashes: each ends its Store, costs the one call, and is
/// followed by a new Store of the same component.
///
/// Calls of many threads are made one after the other, by a virtual thread of the guest's own.
/// Every call is answered within the timeout of the guest's limits and 50 ms, whatever the guest
/// and the functions of the host do: with a value, a crash, an exit, or a refusal.
public final class Guest implements AutoCloseable {
  private static final long LAST_GRACE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Mailbox mailbox;
  private final Consumer<Guest> onClose;
  private volatile GuestParts parts;
  private volatile GuestLife life;
  private boolean isClosed;

  Guest(GuestParts parts, Consumer<Guest> onClose) {
    this.parts = parts;
    this.mailbox = new Mailbox(parts.terms().mailboxCalls());
    this.life = new GuestLife(parts, mailbox);
    this.onClose = onClose;
  }

  /// Makes the first instance and waits for it.
  CallOutcome start() {
    life.adopt();
    parts.surroundings().deadlines().add(life);
    return life.stayInQuarantine() ? new Outcome.Returned(null) : start(life);
  }

  private CallOutcome start(GuestLife begun) {
    begun.surroundings().deadlines().add(begun);
    Call starting = begun.newStartingCall();
    begun.start(starting);
    return await(starting);
  }

  /// Starts a new version beside the present one, and lets it take over if it starts: calls that
  /// wait or come are its own, and the old version's running call ends as when a guest is closed.
  CallOutcome replace(GuestParts newParts) {
    var newLife = new GuestLife(newParts, mailbox);
    CallOutcome started = start(newLife);
    GuestParts loserParts = newParts;
    GuestLife loser = newLife;
    synchronized (this) {
      if (started instanceof Outcome.Returned && !isClosed) {
        loserParts = parts;
        loser = life;
        parts = newParts;
        life = newLife;
        newLife.adopt();
        life.tellReplaced();
      }
    }
    boolean isLost = loser.equals(newLife);
    end(loser, loserParts);
    return isLost && started instanceof Outcome.Returned ? GuestLife.stopped() : started;
  }

  private void end(GuestLife over, GuestParts itsParts) {
    Incarnation last = over.stop();
    if (last != null) {
      end(last, Timeouts.nanos(itsParts.terms().drain()));
    }
    itsParts.surroundings().deadlines().remove(over);
  }

  /// Returns the guest's name.
  public String name() {
    return parts.terms().name();
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
    var call = new Call(function, args.clone(), life.deadlineNanos());
    CallOutcome.Refused refused = whyNot();
    if (refused != null) {
      call.refuse(refused);
    } else {
      mailbox.add(call);
      parts.surroundings().deadlines().wakeBy(call.deadlineNanos());
    }
    return call;
  }

  private CallOutcome.@Nullable Refused whyNot() {
    if (parts.surroundings().detached().isFull()) {
      return new CallOutcome.Refused(
          Refusal.TOO_MANY_DETACHED, "too many host functions ignore their deadline");
    }
    Incarnation present = life.incarnation();
    return present != null && present.isInside()
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
      mailbox.remove(call);
      return;
    }
    call.withdraw();
  }

  /// Returns where the guest is in its life.
  public GuestState state() {
    return life.state();
  }

  /// Returns the report of the last crash.
  public Optional<CrashReport> lastCrash() {
    return Optional.ofNullable(life.lastCrash());
  }

  /// Returns how many crashes there were, those of starts included.
  public long crashCount() {
    return life.crashCount();
  }

  /// Returns how many times an instance was made after the first.
  public long restartCount() {
    return life.restartCount();
  }

  /// Returns how many calls wait.
  public int waitingCalls() {
    return mailbox.size();
  }

  /// Returns how many calls were given up whose host function still runs.
  public int detachedCalls() {
    return parts.surroundings().detached().count();
  }

  /// Returns the quarantine that keeps the guest down, or that the instance on trial may end.
  public Optional<Quarantine> quarantine() {
    return life.quarantine();
  }

  /// Returns how the functions of the host do that the guest has called.
  public List<HostFuncInfo> hostFuncs() {
    return parts.breakers().infos();
  }

  /// Ends a quarantine, or starts a guest again that has ended by itself, with a clean slate.
  public void release() {
    life.release();
  }

  /// Closes the guest: calls that wait are refused, the running one may end within the drain time,
  /// is then cancelled, and given up a second later. A host function may close the very guest that
  /// it runs for; the guest is then cancelled at once.
  @Override
  public void close() {
    synchronized (this) {
      isClosed = true;
      mailbox.close(GuestLife.stopped());
    }
    end(life, parts);
    onClose.accept(this);
  }

  void tellStopped() {
    life.tellStopped();
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
      last.abandon(GuestLife.stopped());
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

  DetachedCalls detached() {
    return parts.surroundings().detached();
  }

  long memoryLimitBytes() {
    return parts.terms().limits().memoryBytes();
  }

  GuestLife life() {
    return life;
  }
}
