package dev.cofferdam.isolation;

import dev.cofferdam.component.ComponentInstance;
import dev.cofferdam.engine.Store;
import dev.cofferdam.engine.Trap;
import dev.cofferdam.engine.TrapKind;
import dev.cofferdam.isolation.breaker.HostCallLog;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One life of a guest: a Store, an instance in it, and the thread that makes the calls. It ends
/// with the first crash, exit or cancelled call, and closes its Store on every way out.
///
/// A {@link RunningCall} says which call runs and who ends it; no lock is held while a {@link Slot}
/// is told something.
final class Incarnation implements Runnable, Mailbox.Taker {
  private final GuestParts parts;
  private final Slot slot;
  private final Mailbox mailbox;
  private final Call starting;
  private final Store store;
  private final Entry entry;
  private final RunningCall running;
  private final Probing probing;
  private final CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();
  private final CompletableFuture<@Nullable Void> gone = new CompletableFuture<>();
  private volatile boolean isStopped;
  private volatile boolean isRetired;
  private volatile boolean mayTakeCalls;

  Incarnation(GuestParts parts, Slot slot, Mailbox mailbox, Call starting) {
    this.parts = parts;
    this.slot = slot;
    this.mailbox = mailbox;
    this.starting = starting;
    this.store = parts.newStore();
    this.entry = new Entry(parts, store);
    this.running =
        new RunningCall(
            parts.surroundings().detached(),
            parts.surroundings().outside().heap(),
            parts.heapNeed().oneBytes());
    this.probing = new Probing(this, parts, mailbox::wakeAll);
  }

  // ---- the thread's life

  @Override
  public void run() {
    try {
      live();
    } catch (Throwable unforeseen) {
      lose(starting, unforeseen);
    } finally {
      probing.callOff();
      closeStore();
      running.over();
      ended.complete(null);
      gone.complete(null);
    }
  }

  private void live() {
    var made = new ComponentInstance[1];
    if (!starting.run()
        || !make(starting, () -> made[0] = parts.linker().instantiate(store, parts.component()))) {
      return;
    }
    ComponentInstance instance = made[0];
    if (startUp(instance)) {
      serve(instance);
    }
  }

  /// Makes the instance; it has started when its startup probe has passed.
  private boolean make(Call call, Supplier<@Nullable Object> body) {
    Ending ending = attempt(call, body);
    return switch (ending) {
      case null -> false;
      case Ending.Good _ -> true;
      case Ending.Mistake _, Ending.Over _, Ending.Crash _ -> settle(call, ending);
    };
  }

  private boolean startUp(ComponentInstance instance) {
    if (!probing.startUp(instance)) {
      return false;
    }
    if (isRetired) {
      starting.answer(GuestVersion.stopped());
      return false;
    }
    probing.begin();
    slot.started(this);
    starting.answer(new Outcome.Returned(null));
    return true;
  }

  private void serve(ComponentInstance instance) {
    boolean goesOn = true;
    while (goesOn && !isRetired) {
      Call call = mailbox.take(this);
      goesOn =
          call == null
              ? probing.askWhatIsDue(instance)
              : perform(call, () -> instance.func(call.function()).call(call.args()));
    }
  }

  @Override
  public boolean isWantedElsewhere() {
    return isRetired || probing.isDue();
  }

  @Override
  public boolean mayTakeCalls() {
    return mayTakeCalls;
  }

  /// Lets the instance take calls, or not.
  void allowCalls(boolean isAllowed) {
    mayTakeCalls = isAllowed;
  }

  /// Lets the running call end, and takes no more.
  void retire() {
    isRetired = true;
    mailbox.wakeAll();
  }

  // ---- calls

  /// Runs a call and answers it; returns whether this life goes on.
  private boolean perform(Call call, Supplier<@Nullable Object> body) {
    CallOutcome.Refused tooMany = parts.surroundings().detached().refusal();
    if (tooMany != null && call.claimEnd()) {
      call.answer(tooMany);
      return true;
    }
    Ending ending = attempt(call, body);
    return ending != null && settle(call, ending);
  }

  /// Runs a call. Others can end it from here on; what they wanted before is made up for.
  ///
  /// @return null where somebody else has answered it
  @Nullable Ending attempt(Call call, Supplier<@Nullable Object> body) {
    running.begin(call);
    Ending ending = enter(call, body);
    return switch (running.end(call)) {
      case TAKEN -> null;
      case CANCELLED -> afterCancel(ending);
      case GOES_ON -> ending;
    };
  }

  private Ending enter(Call call, Supplier<@Nullable Object> body) {
    try {
      slot.lookBy(RunningCall.dueNanos(call));
      call.runsIn(this);
      return entry.perform(call, body);
    } catch (Throwable unforeseen) {
      return entry.unforeseen(call, unforeseen);
    }
  }

  /// A call that returned in spite of being cancelled is answered; its Store is condemned all the
  /// same.
  private Ending afterCancel(Ending ending) {
    return switch (ending) {
      case Ending.Good(var value) -> new Ending.Over(new Outcome.Returned(value));
      case Ending.Over(CallOutcome.Refused _) when isStopped ->
          new Ending.Over(GuestVersion.stopped());
      case Ending.Mistake _, Ending.Over _, Ending.Crash _ -> ending;
    };
  }

  /// Answers a call and draws the consequences; returns whether this life goes on.
  boolean settle(Call call, Ending ending) {
    try {
      return conclude(call, ending);
    } catch (Throwable unforeseen) {
      lose(call, unforeseen);
      return false;
    }
  }

  /// Ends a life that failed where nothing is foreseen to fail. Whoever waits has an answer, and
  /// the slot knows.
  private void lose(Call call, Throwable unforeseen) {
    var lost =
        new CallOutcome.Refused(
            Refusal.HOST_PRESSURE, "the host failed: " + unforeseen.getClass().getName());
    try {
      store.poison(unforeseen);
      slot.finished(this, lost);
    } finally {
      answer(call, lost);
    }
  }

  private boolean conclude(Call call, Ending ending) {
    return switch (ending) {
      case Ending.Good(var value) -> {
        slot.good(this);
        call.answer(new Outcome.Returned(value));
        yield true;
      }
      case Ending.Mistake(RuntimeException mistake) -> {
        call.answerMistake(mistake);
        yield !isCancelled();
      }
      case Ending.Over(CallOutcome outcome) -> {
        closeStore();
        slot.finished(this, outcome);
        answer(call, outcome);
        yield false;
      }
      case Ending.Crash(Outcome.Crashed undumped, CrashAccount account) -> {
        Outcome.Crashed crashed = parts.dumps().dumped(store, undumped, dumpNanos(call));
        closeStore();
        slot.crashed(this, crashed.report(), account);
        answer(call, crashed);
        yield false;
      }
    };
  }

  /// Returns how long the answer may wait for a core dump: no longer than it may take in any case.
  private long dumpNanos(Call call) {
    return Math.max(0, RunningCall.dueNanos(call) - parts.surroundings().time().nanoTime());
  }

  /// Where a probe ends an instance that has not started yet, somebody waits for the start.
  private void answer(Call call, CallOutcome outcome) {
    call.answer(outcome);
    starting.answer(outcome);
  }

  /// Closes what the host had opened for the guest. What cannot be closed stays in the ledger's
  /// count and in the report of the failure.
  private void closeStore() {
    try {
      store.close();
    } catch (Throwable failure) {
      Throwable cause = store.poisonCause();
      if (cause != null && !cause.equals(failure)) {
        cause.addSuppressed(failure);
      }
    }
  }

  // ---- for the probes

  boolean isRetired() {
    return isRetired;
  }

  boolean isCancelled() {
    return running.isCancelled();
  }

  /// Waits until a probe is due again, or the life is to end.
  void awaitDue(ProbeWatch watch) {
    var _ =
        mailbox.take(
            new Mailbox.Taker() {
              @Override
              public boolean isWantedElsewhere() {
                return isRetired || watch.isDue();
              }

              @Override
              public boolean mayTakeCalls() {
                return false;
              }
            });
  }

  void tellReady(boolean isReady) {
    slot.ready(this, isReady);
  }

  /// Returns the end of an instance whose probe has failed too often.
  Ending failedProbe(ProbeWatch watch) {
    var failure = new ProbeFailed(watch.sentence());
    return new Ending.Crash(
        parts.reporter().crashed(store, watch.probe().function(), System.nanoTime(), failure),
        CrashAccount.PROBE);
  }

  // ---- for others, who end it

  /// Stops the call if it runs here; the Store ends with it.
  void cancel(Call call) {
    if (running.cancel(call)) {
      entry.cancel();
    }
  }

  /// Stops whatever runs here, because the guest is closed.
  void cancelAny() {
    isStopped = true;
    running.cancelAny();
    entry.cancel();
  }

  /// Lets go of a call that is late although its guest should have noticed. Where the guest still
  /// waits for its turn or for the compiler, it is not to blame.
  ///
  /// @return when to look again, if a call runs
  OptionalLong abandonIfOverdue(long nowNanos) {
    Call late = running.late(nowNanos);
    if (late == null) {
      return running.nextLook(nowNanos);
    }
    CallOutcome.Refused excuse = entry.excuse();
    if (!running.take(late, excuse == null)) {
      return running.nextLook(nowNanos);
    }
    try {
      letGo(late, excuse);
    } catch (Throwable unforeseen) {
      lose(late, unforeseen);
      gone.complete(null);
    }
    return OptionalLong.empty();
  }

  private void letGo(Call late, CallOutcome.@Nullable Refused excuse) {
    if (excuse == null) {
      blame(late);
    } else {
      condemn(Trap.of(TrapKind.DEADLINE));
      slot.finished(this, excuse);
      answer(late, excuse);
    }
  }

  private void blame(Call late) {
    var failure = Trap.of(TrapKind.DEADLINE, lateSentence());
    var crashed = parts.reporter().crashed(store, late.function(), running.sinceNanos(), failure);
    condemn(failure);
    slot.crashed(this, crashed.report(), CrashAccount.EXHAUSTION);
    answer(late, crashed);
  }

  private String lateSentence() {
    Thread thread = entry.inside();
    StackTraceElement[] trace = thread == null ? new StackTraceElement[0] : thread.getStackTrace();
    String place = trace.length == 0 ? "" : ", in " + trace[0];
    return "%s: the call does not end by itself (limit timeout, %d ms%s)"
        .formatted(TrapKind.DEADLINE.message(), parts.terms().limits().timeout().toMillis(), place);
  }

  /// Lets go of whatever runs here, because the guest was closed and does not end.
  void abandon(CallOutcome.Refused refused) {
    Call call = running.call();
    if (call != null && running.take(call, true)) {
      try {
        condemn(Trap.of(TrapKind.CANCELLED));
      } finally {
        answer(call, refused);
      }
    }
  }

  /// Counts what it fills of the heap until it has ended, because what was set aside for it goes.
  void holdHeap() {
    running.holdHeap();
  }

  private void condemn(Trap failure) {
    store.poison(failure);
    entry.cancel();
    HostCallLog.of(store).abandoned();
    gone.complete(null);
  }

  // ---- for those who look

  /// Returns whether the calling thread runs this guest right now.
  boolean isInside() {
    return entry.inside() == Thread.currentThread();
  }

  /// Completes when nothing of this life runs any more.
  CompletableFuture<@Nullable Void> ended() {
    return ended;
  }

  /// Completes when nothing of this life runs any more, or when it was let go of.
  CompletableFuture<@Nullable Void> gone() {
    return gone;
  }

  /// Returns what it uses now; the figures may be those of a moment ago.
  GuestUsage usage() {
    return new GuestUsage(store.fuelConsumed(), store.memoryBytes());
  }

  Store store() {
    return store;
  }
}
