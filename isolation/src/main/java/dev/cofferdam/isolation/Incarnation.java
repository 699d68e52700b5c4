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
/// Its monitor guards which call runs and who may end it; it is never held while a {@link
/// GuestLife} is told something.
final class Incarnation implements Runnable {
  /// How long a guest that is late has to notice by itself. Then a host function holds it up.
  private static final long GRACE_NANOS = 25_000_000;

  private final GuestParts parts;
  private final GuestLife life;
  private final Mailbox mailbox;
  private final Call starting;
  private final Store store;
  private final Entry entry;
  private final CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();
  private @Nullable Call current;
  private boolean isCancelled;
  private boolean isAbandoned;
  private volatile boolean isStopped;
  private volatile boolean isRetired;

  Incarnation(GuestParts parts, GuestLife life, Mailbox mailbox, Call starting) {
    this.parts = parts;
    this.life = life;
    this.mailbox = mailbox;
    this.starting = starting;
    this.store = parts.newStore();
    this.entry = new Entry(parts, store);
  }

  @Override
  public void run() {
    try {
      live();
    } finally {
      closeStore();
      if (isAbandoned()) {
        parts.surroundings().detached().ended();
      }
      ended.complete(null);
    }
  }

  private void live() {
    var made = new ComponentInstance[1];
    if (!starting.run()
        || !perform(
            starting, () -> made[0] = parts.linker().instantiate(store, parts.component()))) {
      return;
    }
    ComponentInstance instance = made[0];
    for (Call call = next(); call != null; call = next()) {
      Call each = call;
      if (!perform(each, () -> instance.func(each.function()).call(each.args()))) {
        return;
      }
    }
  }

  private @Nullable Call next() {
    return mailbox.take(() -> isRetired);
  }

  /// Lets the running call end, and takes no more.
  void retire() {
    isRetired = true;
    mailbox.wakeAll();
  }

  /// Runs a call and answers it; returns whether this life goes on.
  private boolean perform(Call call, Supplier<@Nullable Object> body) {
    begin(call);
    Ending ending = entry.perform(call, body);
    return switch (end(call)) {
      case ABANDONED -> false;
      case CANCELLED -> settle(call, afterCancel(ending));
      case GOES_ON -> settle(call, ending);
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
    }
    parts.surroundings().deadlines().wakeBy(dueNanos(call));
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
          new Ending.Over(GuestLife.stopped());
      case Ending.Mistake _, Ending.Over _, Ending.Crash _ -> ending;
    };
  }

  private boolean settle(Call call, Ending ending) {
    return switch (ending) {
      case Ending.Good(var value) -> {
        life.good(this, call.equals(starting));
        call.answer(new Outcome.Returned(value));
        yield true;
      }
      case Ending.Mistake(RuntimeException mistake) -> {
        call.answerMistake(mistake);
        yield !isCancelled();
      }
      case Ending.Over(CallOutcome outcome) -> {
        closeStore();
        life.finished(this, outcome);
        call.answer(outcome);
        yield false;
      }
      case Ending.Crash(Outcome.Crashed undumped, CrashAccount account) -> {
        Outcome.Crashed crashed = parts.dumps().dumped(store, undumped, dumpNanos(call));
        closeStore();
        life.crashed(this, crashed.report(), account);
        call.answer(crashed);
        yield false;
      }
    };
  }

  /// Returns how long the answer may wait for a core dump: as long as it may take in any case.
  private long dumpNanos(Call call) {
    return Math.max(0, dueNanos(call) - parts.surroundings().time().nanoTime());
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
    store.cancel();
  }

  /// Stops whatever runs here, because the guest is closed.
  void cancelAny() {
    isStopped = true;
    synchronized (this) {
      isCancelled = true;
    }
    store.cancel();
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
    var crashed = parts.reporter().crashed(store, late.function(), System.nanoTime(), failure);
    condemn(failure);
    HostCallLog.of(store).abandoned();
    life.crashed(this, crashed.report(), CrashAccount.EXHAUSTION);
    late.answer(crashed);
    return OptionalLong.empty();
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
    HostCallLog.of(store).abandoned();
    call.answer(refused);
  }

  private void condemn(Trap failure) {
    store.poison(failure);
    store.cancel();
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

  Store store() {
    return store;
  }
}
