package dev.cofferdam.isolation;

import dev.cofferdam.isolation.report.CrashReport;
import dev.cofferdam.supervisor.TimeSource;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// The place of one instance of a guest: acts on what {@link LifeCycle} decides, one event at a
/// time. There is at most one live instance in it.
///
/// The monitor of its {@link GuestVersion} guards the state. What an {@link Incarnation} says
/// counts only while it is the present one.
final class Slot {
  /// How long a guest waits for heap before it is tried again.
  private static final long HEAP_WAIT_NANOS = 200_000_000;

  private final GuestVersion version;
  private GuestState state = GuestState.STARTING;
  private @Nullable Incarnation incarnation;
  private @Nullable Incarnation leaving;
  private @Nullable Alarm alarm;
  private boolean hasBegun;

  Slot(GuestVersion version) {
    this.version = version;
  }

  private GuestParts parts() {
    return version.parts();
  }

  private TimeSource time() {
    return parts().surroundings().time();
  }

  // ---- what the version says, under its lock

  /// Makes the first instance; `starting` is answered when it is there, or has failed.
  void start(Call starting) {
    makeIncarnation(starting);
  }

  /// Makes the first instance of a place that nobody waits for.
  void startAlone() {
    if (state == GuestState.STARTING && incarnation == null) {
      startWhenAllowed();
    }
  }

  /// Begins in quarantine, without an instance.
  void beginDown() {
    state = GuestState.QUARANTINED;
  }

  void handle(LifeEvent event) {
    LifeStep step = LifeCycle.decide(state, event);
    state = step.next();
    act(step, event);
    letCallsIn();
  }

  private void act(LifeStep step, LifeEvent event) {
    switch (step.action()) {
      case LifeStep.Action.None _ -> {}
      case LifeStep.Action.Start _ -> restart(event);
      case LifeStep.Action.StartAfter(long delayNanos) -> restartAfter(delayNanos);
      case LifeStep.Action.RefuseWaiting(String why) -> {
        incarnation = null;
        version.hasEnded(why);
      }
      case LifeStep.Action.Quarantine(String why) -> {
        incarnation = null;
        version.commit(this, why);
      }
      case LifeStep.Action.End _ -> retire();
    }
  }

  /// Calls come to what is ready, of the version that answers for the mailbox.
  void letCallsIn() {
    if (incarnation != null) {
      incarnation.allowCalls(version.isAdopted() && state == GuestState.READY);
      version.mailbox().wakeAll();
    }
  }

  private void restart(LifeEvent event) {
    if (event instanceof LifeEvent.Crashed) {
      version.tellRestart(0);
    }
    incarnation = null;
    startWhenAllowed();
  }

  private void restartAfter(long delayNanos) {
    incarnation = null;
    version.tellRestart(delayNanos);
    alarm = Alarm.after(time(), delayNanos, () -> later(new LifeEvent.RestartDue()));
  }

  private void later(LifeEvent event) {
    synchronized (version) {
      handle(event);
    }
  }

  /// Lets the instance end after its present call.
  private void retire() {
    if (alarm != null) {
      alarm.callOff();
    }
    if (incarnation != null) {
      incarnation.retire();
      leaving = incarnation;
      incarnation = null;
    }
  }

  /// An instance that ends its last call has to be gone before there is another.
  private void startWhenAllowed() {
    Incarnation last = leaving;
    if (last == null || last.gone().isDone()) {
      startAllowed();
    } else {
      var _ = last.gone().whenComplete((_, _) -> startAllowed());
    }
  }

  private void startAllowed() {
    parts().surroundings().whenStartsAreAllowed(this::startNow);
  }

  private void startNow() {
    synchronized (version) {
      if (state == GuestState.STARTING && incarnation == null) {
        makeIncarnation(version.newStartingCall());
      }
    }
  }

  private void makeIncarnation(Call starting) {
    leaving = null;
    long number = version.tally().nextInstance(hasBegun);
    hasBegun = true;
    try {
      version.lookBy(starting.deadlineNanos());
      var made = new Incarnation(parts(), this, version.mailbox(), starting);
      incarnation = made;
      Thread.ofVirtual().name("guest-" + parts().terms().name() + "-" + number).start(made);
    } catch (OutOfMemoryError full) {
      incarnation = null;
      waitForHeap(starting);
    }
  }

  /// The JVM has not even the heap for a Store and its thread. That is no crash of the guest's; it
  /// is tried again.
  private void waitForHeap(Call starting) {
    starting.refuse(
        new CallOutcome.Refused(
            Refusal.HOST_PRESSURE,
            "the JVM has no heap for the guest's Store (raise it with -Xmx)"));
    alarm = Alarm.after(time(), HEAP_WAIT_NANOS, this::startNow);
  }

  GuestState state() {
    return state;
  }

  @Nullable Incarnation incarnation() {
    return incarnation;
  }

  /// Returns the instance that runs or still ends its last call.
  @Nullable Incarnation last() {
    return incarnation == null ? leaving : incarnation;
  }

  // ---- what an incarnation says, without the lock

  void started(Incarnation from) {
    synchronized (version) {
      if (from.equals(incarnation)) {
        handle(new LifeEvent.Started());
        version.hasStarted(this);
      }
    }
  }

  void good(Incarnation from) {
    synchronized (version) {
      if (from.equals(incarnation)) {
        version.hasAnswered();
      }
    }
  }

  void ready(Incarnation from, boolean isReady) {
    synchronized (version) {
      if (from.equals(incarnation)) {
        handle(isReady ? new LifeEvent.ReadyAgain() : new LifeEvent.Unready());
      }
    }
  }

  void finished(Incarnation from, CallOutcome outcome) {
    synchronized (version) {
      if (from.equals(incarnation)) {
        version.finished(this, outcome);
      }
    }
  }

  void crashed(Incarnation from, CrashReport report, CrashAccount account) {
    Runnable after;
    synchronized (version) {
      after =
          from.equals(incarnation)
              ? version.crashed(this, report, account)
              : version.crashedLate(report);
    }
    after.run();
  }

  /// Sees to it that a call that is late by then is answered.
  void lookBy(long deadlineNanos) {
    version.lookBy(deadlineNanos);
  }

  /// Answers the call that is late.
  ///
  /// @return when to look again, if a call runs
  OptionalLong sweep(long nowNanos) {
    Incarnation present;
    synchronized (version) {
      present = last();
    }
    return present == null ? OptionalLong.empty() : present.abandonIfOverdue(nowNanos);
  }
}
