package dev.cofferdam.isolation;

import dev.cofferdam.engine.EngineBug;
import dev.cofferdam.engine.GuestExit;
import dev.cofferdam.engine.LinkException;
import dev.cofferdam.engine.LoadException;
import dev.cofferdam.engine.Store;
import dev.cofferdam.engine.Trap;
import dev.cofferdam.engine.TrapKind;
import dev.cofferdam.isolation.breaker.HostCallLog;
import dev.cofferdam.isolation.breaker.RunSeat;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The one way into a guest's Store and out of it: with a run permit, with the time that the caller
/// has left, with one classification.
///
/// Used by the guest's thread; {@link #inside} by others.
final class Entry {
  private final GuestParts parts;
  private final Store store;
  private final RunPermits.Turn turn = new RunPermits.Turn();
  private final RunSeat seat =
      new RunSeat() {
        @Override
        public void leave() {
          permits().release(turn);
        }

        @Override
        public void takeAgain() {
          permits().acquire(turn, store().remainingNanos());
        }
      };
  private volatile @Nullable Thread inside;
  private volatile long allowedNanos;

  Entry(GuestParts parts, Store store) {
    this.parts = parts;
    this.store = store;
    HostCallLog.of(store).sitsOn(seat);
    store.onQuantumEnd(this::quantumEnd);
  }

  private RunPermits permits() {
    return parts.surroundings().permits();
  }

  private Store store() {
    return store;
  }

  private void quantumEnd() {
    permits().quantumEnd(turn, store.remainingNanos());
  }

  /// Stops what runs here at its next look, and has it come soon.
  void cancel() {
    store.cancel();
    permits().hasten(turn);
  }

  /// Returns the thread that runs the guest, or null where none does.
  @Nullable Thread inside() {
    return inside;
  }

  Ending perform(Call call, Supplier<@Nullable Object> body) {
    long start = System.nanoTime();
    try {
      return good(onRoomyThread(call, body));
    } catch (GuestExit exit) {
      return new Ending.Over(new Outcome.Exited(exit.status()));
    } catch (IllegalArgumentException mistake) {
      return new Ending.Mistake(mistake);
    } catch (Trap trap) {
      return afterTrap(call, trap, start);
    } catch (LinkException | LoadException unfit) {
      return crash(call, unfit, start, CrashAccount.LOAD);
    } catch (EngineBug bug) {
      GuestThreads.distrust();
      return crash(call, bug, start, CrashAccount.ENGINE_BUG);
    } finally {
      // An interrupt was meant for this call: the next one is somebody else's.
      var _ = Thread.interrupted();
    }
  }

  /// Says how a call has ended by what nothing foresees: the host's own failure, which is no excuse
  /// for leaving the caller without an answer.
  Ending unforeseen(Call call, Throwable failure) {
    store.poison(failure);
    if (!(failure instanceof OutOfMemoryError)) {
      try {
        var bug = new EngineBug("unexpected " + failure.getClass().getName(), failure);
        return crash(call, bug, System.nanoTime(), CrashAccount.ENGINE_BUG);
      } catch (Throwable another) {
        failure.addSuppressed(another);
      }
    }
    return pressed("the host failed: " + failure.getClass().getName());
  }

  private Ending pressed(String sentence) {
    parts.surroundings().pressure().begin();
    return new Ending.Over(new CallOutcome.Refused(Refusal.HOST_PRESSURE, sentence));
  }

  private Ending good(@Nullable Object value) {
    HostCallLog.of(store).ended(null);
    return new Ending.Good(value);
  }

  private @Nullable Object onRoomyThread(Call call, Supplier<@Nullable Object> body) {
    return GuestThreads.needsOtherThread(store) || store.mayWaitForCompiler()
        ? store.<@Nullable Object>callElsewhere(() -> enter(call, body))
        : enter(call, body);
  }

  private @Nullable Object enter(Call call, Supplier<@Nullable Object> body) {
    inside = Thread.currentThread();
    store.begin();
    try {
      setDeadline(call);
      parts.surroundings().permits().acquire(turn, store.remainingNanos());
      return body.get();
    } catch (IllegalArgumentException | LinkException | LoadException mistake) {
      throw mistake;
    } catch (Throwable failure) {
      throw store.fail(failure);
    } finally {
      parts.surroundings().permits().release(turn);
      store.end();
      inside = null;
    }
  }

  /// The Store would allow a call its whole timeout from now on; the caller's time began earlier,
  /// and starting has a time of its own.
  private void setDeadline(Call call) {
    turn.forgetWaits();
    allowedNanos = call.deadlineNanos() - parts.surroundings().time().nanoTime();
    store.extendDeadline(allowedNanos - store.remainingNanos());
  }

  private Ending afterTrap(Call call, Trap trap, long startNanos) {
    if (trap.kind() == TrapKind.CANCELLED) {
      return new Ending.Over(new CallOutcome.Refused(Refusal.CANCELLED, "the call was withdrawn"));
    }
    CallOutcome.Refused excuse = trap.kind() == TrapKind.DEADLINE ? excuse(0) : null;
    if (excuse != null) {
      return new Ending.Over(excuse);
    }
    if (trap.kind() == TrapKind.HOST_OUT_OF_MEMORY) {
      return pressed(trap.getMessage() + "; starts wait until there is more");
    }
    return crash(call, trap, startNanos, accountOf(trap));
  }

  private static CrashAccount accountOf(Trap trap) {
    return trap.getCause() instanceof BreakerOpen
        ? CrashAccount.BREAKER
        : CrashAccount.of(trap.kind());
  }

  /// Returns the answer to a call that is late where its guest is not to blame, because it waited
  /// for most of its time and no host function holds it up; null where it is. Any thread may ask.
  CallOutcome.@Nullable Refused excuse() {
    return excuse(store.compilerWaitNanos());
  }

  /// A guest that found itself late has run since it waited for the compiler.
  private CallOutcome.@Nullable Refused excuse(long compilerNanos) {
    return HostCallLog.of(store).holdsUp()
        ? null
        : new Waits(allowedNanos, turn.waitedNanos(), compilerNanos).excuse();
  }

  private Ending crash(Call call, RuntimeException failure, long start, CrashAccount account) {
    HostCallLog.of(store).ended(failure);
    return new Ending.Crash(
        parts.reporter().crashed(store, call.function(), start, failure), account);
  }
}
