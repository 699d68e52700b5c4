package dev.cofferdam.isolation;

import dev.cofferdam.isolation.quarantine.Ward;
import dev.cofferdam.isolation.report.CrashReport;
import dev.cofferdam.supervisor.Restart;
import dev.cofferdam.supervisor.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
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
  private final Ward ward;
  private @Nullable CrashReport lastCrash;
  private @Nullable Alarm alarm;
  private CallOutcome.@Nullable Refused refusal;
  private boolean isAdopted;
  private boolean isBeginning = true;
  private boolean isStoppedTold;
  private long lifeCount;

  GuestLife(GuestParts parts, Mailbox mailbox) {
    this.parts = parts;
    this.mailbox = mailbox;
    this.history = new CrashHistory(parts.terms().budget(), time().nanoTime());
    this.ward = parts.newWard();
  }

  private TimeSource time() {
    return parts.surroundings().time();
  }

  /// Makes the first instance; `starting` is answered when it is there, or has failed. A quarantine
  /// from before does not count, but the instance is on trial.
  synchronized void start(Call starting) {
    if (parts.surroundings().pressure().isOn()) {
      starting.refuse(new CallOutcome.Refused(Refusal.HOST_PRESSURE, "the JVM is short of memory"));
      handle(new LifeEvent.StopRequested());
      return;
    }
    ward.tryOut();
    makeIncarnation(starting);
  }

  /// Begins without an instance where a quarantine from before is not over.
  ///
  /// @return whether it is so
  synchronized boolean stayInQuarantine() {
    if (ward.remaining(parts.surroundings().now()).isZero()) {
      return false;
    }
    isBeginning = false;
    state = GuestState.QUARANTINED;
    ward.quarantine().ifPresent(this::keepDown);
    return true;
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
      isBeginning = false;
      isStoppedTold = false;
      tell(new GuestEvent.Started(name(), now(), lifeCount));
      handle(new LifeEvent.Started());
    } else {
      history.good(time().nanoTime());
      ward.acquitOnTrial().ifPresent(this::acquitted);
    }
  }

  private void acquitted(Quarantine.Key key) {
    parts.surroundings().quarantines().remove(key);
    tell(new GuestEvent.Released(name(), now()));
  }

  private String name() {
    return parts.terms().name();
  }

  private Instant now() {
    return parts.surroundings().now();
  }

  private void tell(GuestEvent event) {
    parts.surroundings().events().tell(event);
  }

  synchronized void finished(Incarnation from, CallOutcome outcome) {
    if (from.equals(incarnation)) {
      handle(
          isBeginning
              ? new LifeEvent.StopRequested()
              : new LifeEvent.Finished(verdictOnEnd(outcome)));
    }
  }

  /// A guest that exits while it is started would be started for ever.
  private Verdict verdictOnEnd(CallOutcome outcome) {
    Restart type = parts.terms().restart;
    if (!(outcome instanceof Outcome.Exited(int status))) {
      return RestartRules.decideOnLoss(type);
    }
    Verdict byType = RestartRules.decideOnExit(type, status);
    return state == GuestState.STARTING && byType instanceof Verdict.RestartNow
        ? verdict(history.crash(CrashAccount.CRASH, "exit", time().nanoTime()))
        : byType;
  }

  synchronized void crashed(Incarnation from, CrashReport report, CrashAccount account) {
    lastCrash = report;
    tell(new GuestEvent.Crashed(name(), now(), report));
    if (!from.equals(incarnation)) {
      return;
    }
    var counts = history.crash(account, report.fingerprint(), time().nanoTime());
    if (isBeginning) {
      failToBegin(report);
    } else {
      handle(new LifeEvent.Crashed(verdict(counts)));
    }
  }

  private Verdict verdict(CrashCounts counts) {
    Verdict byType = RestartRules.decideByType(parts.terms().restart);
    if (byType != null) {
      return byType;
    }
    double dice = parts.surroundings().outside().dice().getAsDouble();
    return ward.isOnTrial()
        ? RestartRules.decideOnTrial()
        : RestartRules.decide(counts, parts.terms().budget(), dice);
  }

  /// What never started is not started again; whoever wanted it is told. It was known to crash, or
  /// it is not known yet.
  private void failToBegin(CrashReport report) {
    if (ward.isOnTrial()) {
      Quarantine renewed = ward.commit("it crashed when it was tried", report.fingerprint(), now());
      parts.surroundings().quarantines().put(renewed, () -> {});
    }
    handle(new LifeEvent.StopRequested());
  }

  private synchronized void restartDue() {
    handle(new LifeEvent.RestartDue());
  }

  /// Ends a quarantine and forgets what led to it, or starts again what has ended.
  synchronized void release() {
    if (state == GuestState.QUARANTINED || state == GuestState.ENDED) {
      history.forgive(time().nanoTime());
      ward.acquit().ifPresent(this::acquitted);
      leaveQuarantine();
    }
  }

  private synchronized void halfOpen() {
    if (state == GuestState.QUARANTINED) {
      history.forgive(time().nanoTime());
      ward.tryOut();
      leaveQuarantine();
    }
  }

  private void leaveQuarantine() {
    mailbox.open();
    handle(new LifeEvent.Released());
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
      case LifeStep.Action.Start _ -> restart(event);
      case LifeStep.Action.StartAfter(long delayNanos) -> {
        incarnation = null;
        tellRestart(delayNanos);
        setAlarm(delayNanos, this::restartDue);
      }
      case LifeStep.Action.RefuseWaiting(String why) -> {
        incarnation = null;
        endedByItself(why);
      }
      case LifeStep.Action.Quarantine(String why) -> {
        incarnation = null;
        commit(why);
      }
      case LifeStep.Action.End _ -> {
        callOffAlarm();
        if (incarnation != null) {
          incarnation.retire();
        }
      }
    }
  }

  private void restart(LifeEvent event) {
    if (event instanceof LifeEvent.Crashed) {
      tellRestart(0);
    }
    incarnation = null;
    parts.surroundings().whenStartsAreAllowed(this::startNow);
  }

  private synchronized void startNow() {
    if (state == GuestState.STARTING && incarnation == null) {
      makeIncarnation(newStartingCall());
    }
  }

  private void tellRestart(long delayNanos) {
    tell(new GuestEvent.RestartPlanned(name(), now(), Duration.ofNanos(delayNanos)));
  }

  private void setAlarm(long delayNanos, Runnable action) {
    callOffAlarm();
    alarm = Alarm.after(time(), delayNanos, action);
  }

  private void callOffAlarm() {
    if (alarm != null) {
      alarm.callOff();
    }
  }

  /// Waiting calls are refused when the quarantine is kept for good; until then they wait, and no
  /// longer than their deadlines.
  private void commit(String why) {
    String fingerprint = lastCrash == null ? "" : lastCrash.fingerprint();
    Quarantine begun = ward.commit(why, fingerprint, now());
    tell(new GuestEvent.Quarantined(name(), now(), begun));
    parts.surroundings().quarantines().put(begun, () -> refuseDuring(begun));
    setAlarm(ward.remaining(now()).toNanos(), this::halfOpen);
  }

  private synchronized void refuseDuring(Quarantine kept) {
    if (state == GuestState.QUARANTINED && ward.quarantine().filter(kept::equals).isPresent()) {
      closeMailbox(kept);
    }
  }

  private void endedByItself(String why) {
    tellStopped();
    refusal = new CallOutcome.Refused(Refusal.STOPPED, why + "; Guest.release() starts it again");
    closeMailboxIfDown();
  }

  private void keepDown(Quarantine known) {
    tell(new GuestEvent.Quarantined(name(), now(), known));
    setAlarm(ward.remaining(now()).toNanos(), this::halfOpen);
    closeMailbox(known);
  }

  private void closeMailbox(Quarantine kept) {
    refusal = refusal(kept);
    closeMailboxIfDown();
  }

  private CallOutcome.Refused refusal(Quarantine kept) {
    return new CallOutcome.Refused(
        Refusal.QUARANTINED,
        "quarantined: %s; tried again at %s, or after Guest.release()"
            .formatted(kept.why(), kept.halfOpenAt().truncatedTo(ChronoUnit.SECONDS)));
  }

  /// Takes responsibility for the mailbox, which this life shared with the one before.
  synchronized void adopt() {
    isAdopted = true;
    mailbox.open();
    closeMailboxIfDown();
  }

  private void closeMailboxIfDown() {
    if (isAdopted && isDown() && refusal != null) {
      mailbox.close(refusal);
    }
  }

  private boolean isDown() {
    return state == GuestState.QUARANTINED || state == GuestState.ENDED;
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

  /// Returns the quarantine that keeps the guest down, or that the instance on trial may end.
  synchronized Optional<Quarantine> quarantine() {
    return ward.quarantine();
  }

  Surroundings surroundings() {
    return parts.surroundings();
  }

  void tellReplaced() {
    tell(new GuestEvent.Replaced(name(), now(), parts.terms().code().digest()));
  }

  /// Says that the guest is closed, or has ended; once for each life.
  synchronized void tellStopped() {
    if (!isStoppedTold) {
      isStoppedTold = true;
      tell(new GuestEvent.Stopped(name(), now()));
    }
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
