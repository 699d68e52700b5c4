package dev.cofferdam.isolation;

import dev.cofferdam.isolation.report.CrashReport;
import dev.cofferdam.supervisor.TimeSource;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Acts on what {@link LifeCycle} decides, one event at a time: makes new lives, lets them wait,
/// refuses calls.
///
/// Its monitor guards the state. What an {@link Incarnation} says counts only while it is the
/// present one.
final class GuestLife {
  /// A start compiles what it runs, and no caller waits for it alone; it may take longer than a
  /// call.
  private static final long START_NANOS_MIN = 10_000_000_000L;

  private final GuestParts parts;
  private final Mailbox mailbox;
  private final CrashHistory history;
  private GuestState state = GuestState.STARTING;
  private @Nullable Incarnation incarnation;
  private @Nullable CrashReport lastCrash;
  private CallOutcome.@Nullable Refused quarantine;
  private boolean isAdopted;
  private long lifeCount;

  GuestLife(GuestParts parts, Mailbox mailbox) {
    this.parts = parts;
    this.mailbox = mailbox;
    this.history = new CrashHistory(parts.terms().budget(), time().nanoTime());
  }

  private TimeSource time() {
    return parts.surroundings().time();
  }

  /// Makes the first instance; `starting` is answered when it is there, or has failed.
  synchronized void start(Call starting) {
    makeIncarnation(starting);
  }

  private void makeIncarnation(Call starting) {
    lifeCount++;
    var made = new Incarnation(parts, this, mailbox, starting);
    incarnation = made;
    parts.surroundings().deadlines().wakeBy(starting.deadlineNanos());
    Thread.ofVirtual().name("guest-" + parts.terms().name() + "-" + lifeCount).start(made);
  }

  /// Returns a call that stands for making an instance.
  Call newStartingCall() {
    long timeoutNanos = Math.max(START_NANOS_MIN, Timeouts.nanos(parts.terms().limits().timeout()));
    return new Call("(instantiation)", new Object[0], time().nanoTime() + timeoutNanos);
  }

  /// Returns when a call that is made now has to be answered.
  long deadlineNanos() {
    return time().nanoTime() + Timeouts.nanos(parts.terms().limits().timeout());
  }

  synchronized void good(Incarnation from, boolean isStart) {
    if (!from.equals(incarnation)) {
      return;
    }
    if (isStart) {
      handle(new LifeEvent.Started());
    } else {
      history.good(time().nanoTime());
    }
  }

  synchronized void finished(Incarnation from) {
    if (from.equals(incarnation)) {
      handle(new LifeEvent.Finished());
    }
  }

  synchronized void crashed(Incarnation from, CrashReport report, CrashAccount account) {
    lastCrash = report;
    if (!from.equals(incarnation)) {
      return;
    }
    var counts = history.crash(account, report.fingerprint(), time().nanoTime());
    double dice = parts.surroundings().dice().getAsDouble();
    handle(new LifeEvent.Crashed(RestartRules.decide(counts, parts.terms().budget(), dice)));
  }

  private synchronized void restartDue() {
    handle(new LifeEvent.RestartDue());
  }

  /// Ends a quarantine and forgets what led to it.
  synchronized void release() {
    if (state == GuestState.QUARANTINED) {
      history.forgive(time().nanoTime());
      quarantine = null;
      mailbox.open();
      handle(new LifeEvent.Released());
    }
  }

  /// Ends this life for good; the call that runs may end.
  ///
  /// @return the last incarnation, which may still run
  synchronized @Nullable Incarnation stop() {
    handle(new LifeEvent.StopRequested());
    return incarnation;
  }

  private void handle(LifeEvent event) {
    LifeStep step = LifeCycle.decide(state, event);
    state = step.next();
    switch (step.action()) {
      case LifeStep.Action.None _ -> {}
      case LifeStep.Action.Start _ -> makeIncarnation(newStartingCall());
      case LifeStep.Action.StartAfter(long delayNanos) -> {
        incarnation = null;
        time().schedule(delayNanos, this::restartDue);
      }
      case LifeStep.Action.RefuseWaiting(String why) -> {
        incarnation = null;
        quarantine = new CallOutcome.Refused(Refusal.QUARANTINED, "quarantined: " + why);
        closeMailboxIfQuarantined();
      }
      case LifeStep.Action.End _ -> {
        if (incarnation != null) {
          incarnation.retire();
        }
      }
    }
  }

  /// Takes responsibility for the mailbox, which this life shared with the one before.
  synchronized void adopt() {
    isAdopted = true;
    mailbox.open();
    closeMailboxIfQuarantined();
  }

  private void closeMailboxIfQuarantined() {
    if (isAdopted && quarantine != null) {
      mailbox.close(quarantine);
    }
  }

  static CallOutcome.Refused stopped() {
    return new CallOutcome.Refused(Refusal.STOPPED, "the guest is closed");
  }

  /// Answers what is late.
  ///
  /// @return when to look again, if anything waits or runs
  OptionalLong sweep(long nowNanos) {
    OptionalLong queued = mailbox.refuseOverdue(nowNanos);
    Incarnation present = incarnation();
    OptionalLong running =
        present == null ? OptionalLong.empty() : present.abandonIfOverdue(nowNanos);
    return earlier(queued, running);
  }

  private static OptionalLong earlier(OptionalLong a, OptionalLong b) {
    if (a.isEmpty() || b.isEmpty()) {
      return a.isEmpty() ? b : a;
    }
    return a.getAsLong() - b.getAsLong() < 0 ? a : b;
  }

  synchronized @Nullable Incarnation incarnation() {
    return incarnation;
  }

  synchronized GuestState state() {
    return state;
  }

  synchronized @Nullable CrashReport lastCrash() {
    return lastCrash;
  }

  /// Returns how many crashes there were, those of starts included.
  synchronized long crashCount() {
    return history.crashCount();
  }

  /// Returns how many instances were made after the first.
  synchronized long restartCount() {
    return Math.max(0, lifeCount - 1);
  }
}
