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
/// Its monitor guards which call runs and who may end it; it is never held while a {@link Slot} is
/// told something.
final class Incarnation implements Runnable, Mailbox.Taker {
  /// How long a guest that is late has to notice by itself. Then a host function holds it up.
  private static final long GRACE_NANOS = 25_000_000;

  private final GuestParts parts;
  private final Slot slot;
  private final Mailbox mailbox;
  private final Call starting;
  private final Store store;
  private final Entry entry;
  private final ProbeRounds probes;
  private final CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();
  private final CompletableFuture<@Nullable Void> gone = new CompletableFuture<>();
  private @Nullable Call current;
  private long currentSinceNanos;
  private boolean isCancelled;
  private boolean isAbandoned;
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
    this.probes =
        new ProbeRounds(parts.terms().probes, parts.surroundings().time(), mailbox::wakeAll);
  }

  @Override
  public void run() {
    try {
      live();
    } finally {
      probes.callOff();
      closeStore();
      if (isAbandoned()) {
        parts.surroundings().detached().ended();
      }
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
    ProbeWatch watch = probes.startup();
    while (watch != null && !isRetired) {
      if (!probe(watch, instance)) {
        return false;
      }
      if (!watch.hasFailed()) {
        watch = null;
      } else {
        watch.plan();
        awaitDue(watch);
      }
    }
    if (isRetired) {
      starting.answer(GuestVersion.stopped());
      return false;
    }
    probes.begin();
    slot.started(this);
    starting.answer(new Outcome.Returned(null));
    return true;
  }

  private void awaitDue(ProbeWatch watch) {
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

  private void serve(ComponentInstance instance) {
    boolean goesOn = true;
    while (goesOn && !isRetired) {
      Call call = mailbox.take(this);
      if (call != null) {
        goesOn = perform(call, () -> instance.func(call.function()).call(call.args()));
      } else {
        ProbeWatch due = probes.due();
        goesOn = due == null || probe(due, instance);
      }
    }
  }

  @Override
  public boolean isWantedElsewhere() {
    return isRetired || probes.due() != null;
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

  // ---- probes

  /// Asks the instance how it does; returns whether this life goes on.
  private boolean probe(ProbeWatch watch, ComponentInstance instance) {
    Call call = watch.newCall();
    boolean _ = call.run();
    Ending ending = attempt(call, () -> ask(watch.probe(), instance));
    return switch (ending) {
      case null -> false;
      case Ending.Good(var value) -> count(watch, call, ProbeWatch.isGood(value));
      case Ending.Mistake _ -> count(watch, call, false);
      case Ending.Over _ -> settle(call, ending);
      case Ending.Crash(Outcome.Crashed crashed, CrashAccount account) ->
          settle(call, new Ending.Crash(crashed, accountOfProbe(account)));
    };
  }

  private @Nullable Object ask(Probe probe, ComponentInstance instance) {
    store.chargeFuel(Math.max(0, store.fuelLeft() - probe.fuel()));
    return instance.func(probe.function()).call(probe.args().toArray());
  }

  private static CrashAccount accountOfProbe(CrashAccount account) {
    return switch (account) {
      case CRASH, EXHAUSTION, PROBE -> CrashAccount.PROBE;
      case BREAKER, ENGINE_BUG, LOAD -> account;
    };
  }

  private boolean count(ProbeWatch watch, Call call, boolean isGood) {
    boolean isFailure = watch.count(isGood);
    switch (watch.purpose()) {
      case READINESS -> tellReadiness(isGood, isFailure);
      case STARTUP, LIVENESS -> {
        if (isFailure) {
          return settle(call, failureOf(watch));
        }
      }
    }
    if (watch.purpose() != ProbeWatch.Purpose.STARTUP) {
      watch.plan();
    }
    return !isCancelled();
  }

  private void tellReadiness(boolean isGood, boolean isFailure) {
    if (isGood || isFailure) {
      slot.ready(this, isGood);
    }
  }

  private Ending failureOf(ProbeWatch watch) {
    var failure = new ProbeFailed(watch.sentence());
    return new Ending.Crash(
        parts.reporter().crashed(store, watch.probe().function(), System.nanoTime(), failure),
        CrashAccount.PROBE);
  }

  // ---- calls

  /// Runs a call and answers it; returns whether this life goes on.
  private boolean perform(Call call, Supplier<@Nullable Object> body) {
    Ending ending = attempt(call, body);
    return ending != null && settle(call, ending);
  }

  /// Runs a call.
  ///
  /// @return null where somebody else has answered it
  private @Nullable Ending attempt(Call call, Supplier<@Nullable Object> body) {
    begin(call);
    Ending ending = entry.perform(call, body);
    return switch (end(call)) {
      case ABANDONED -> null;
      case CANCELLED -> afterCancel(ending);
      case GOES_ON -> ending;
    };
  }

  private enum Fate {
    GOES_ON,
    CANCELLED,
    ABANDONED
  }

  /// From here on others can end the call; what they wanted before is made up for.
  private void begin(Call call) {
    synchronized (this) {
      current = call;
      currentSinceNanos = System.nanoTime();
    }
    slot.lookBy(dueNanos(call));
    call.runsIn(this);
  }

  private synchronized Fate end(Call call) {
    current = null;
    if (!call.claimEnd()) {
      return Fate.ABANDONED;
    }
    return isCancelled ? Fate.CANCELLED : Fate.GOES_ON;
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

  private boolean settle(Call call, Ending ending) {
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

  /// Returns how long the answer may wait for a core dump: as long as it may take in any case.
  private long dumpNanos(Call call) {
    return Math.max(0, dueNanos(call) - parts.surroundings().time().nanoTime());
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
    } catch (RuntimeException failure) {
      Throwable cause = store.poisonCause();
      if (cause != null) {
        cause.addSuppressed(failure);
      }
    }
  }

  /// Stops the call if it runs here; the Store ends with it.
  void cancel(Call call) {
    synchronized (this) {
      if (!call.equals(current)) {
        return;
      }
      isCancelled = true;
    }
    entry.cancel();
  }

  /// Stops whatever runs here, because the guest is closed.
  void cancelAny() {
    isStopped = true;
    synchronized (this) {
      isCancelled = true;
    }
    entry.cancel();
  }

  /// Lets go of a call that is late although its guest should have noticed.
  ///
  /// @return when to look again, if a call runs
  OptionalLong abandonIfOverdue(long nowNanos) {
    Call late = overdue(nowNanos);
    if (late == null) {
      return nextLook(nowNanos);
    }
    var failure = Trap.of(TrapKind.DEADLINE, lateSentence());
    var crashed = parts.reporter().crashed(store, late.function(), sinceNanos(), failure);
    condemn(failure);
    slot.crashed(this, crashed.report(), CrashAccount.EXHAUSTION);
    answer(late, crashed);
    return OptionalLong.empty();
  }

  private synchronized long sinceNanos() {
    return currentSinceNanos;
  }

  private synchronized @Nullable Call overdue(long nowNanos) {
    Call call = current;
    if (call == null || dueNanos(call) - nowNanos > 0 || !call.claimEnd()) {
      return null;
    }
    isAbandoned = true;
    parts.surroundings().detached().began();
    return call;
  }

  private synchronized OptionalLong nextLook(long nowNanos) {
    Call call = current;
    return call == null
        ? OptionalLong.empty()
        : OptionalLong.of(Math.max(dueNanos(call), nowNanos + GRACE_NANOS / 5));
  }

  private static long dueNanos(Call call) {
    return call.deadlineNanos() + GRACE_NANOS;
  }

  /// Lets go of whatever runs here, because the guest was closed and does not end.
  void abandon(CallOutcome.Refused refused) {
    Call call;
    synchronized (this) {
      call = current;
      if (call == null || !call.claimEnd()) {
        return;
      }
      isAbandoned = true;
      parts.surroundings().detached().began();
    }
    condemn(Trap.of(TrapKind.CANCELLED));
    answer(call, refused);
  }

  private void condemn(Trap failure) {
    store.poison(failure);
    entry.cancel();
    HostCallLog.of(store).abandoned();
    gone.complete(null);
  }

  private String lateSentence() {
    Thread thread = entry.inside();
    StackTraceElement[] trace = thread == null ? new StackTraceElement[0] : thread.getStackTrace();
    String place = trace.length == 0 ? "" : ", in " + trace[0];
    return "%s: the call does not end by itself (limit timeout, %d ms%s)"
        .formatted(TrapKind.DEADLINE.message(), parts.terms().limits().timeout().toMillis(), place);
  }

  private synchronized boolean isAbandoned() {
    return isAbandoned;
  }

  private synchronized boolean isCancelled() {
    return isCancelled;
  }

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
