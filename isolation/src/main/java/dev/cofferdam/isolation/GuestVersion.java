package dev.cofferdam.isolation;

import dev.cofferdam.isolation.quarantine.Ward;
import dev.cofferdam.isolation.report.CrashReport;
import dev.cofferdam.supervisor.TimeSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// One version of a guest: its instances, what counts for and against them, and whether the guest's
/// mailbox is open.
///
/// Its monitor guards itself and its {@link Slot}s; it is never held while something blocks.
final class GuestVersion implements DeadlineSweep.Swept {
  /// A start compiles what it runs, and no caller waits for it alone; it may take longer than a
  /// call.
  private static final long START_NANOS_MIN = 10_000_000_000L;

  private static final Comparator<GuestState> BEST_FIRST =
      Comparator.comparingInt(GuestVersion::rank);

  private final GuestParts parts;
  private final GuestShared shared;
  private final CaseFile file;
  private final DeadlineSweep.Look look;
  private final VersionNews news;
  private final MailboxGate gate;
  private final List<Slot> slots;
  private @Nullable Alarm alarm;
  private @Nullable Consumer<CrashReport> onTrialCrash;
  private boolean isBeginning = true;

  GuestVersion(GuestParts parts, GuestShared shared, Ward ward) {
    this.parts = parts;
    this.shared = shared;
    this.file = new CaseFile(parts, ward);
    this.news = new VersionNews(parts);
    this.gate = new MailboxGate(shared.mailbox());
    this.look = parts.surroundings().deadlines().newLook(this);
    this.slots = IntStream.range(0, parts.terms().pool).mapToObj(_ -> new Slot(this)).toList();
  }

  // ---- the guest's side

  /// Makes the first instance; `starting` is answered when it is there, or has failed. A quarantine
  /// from before does not count, but the instance is on trial.
  synchronized void start(Call starting) {
    if (slots.getFirst().state() == GuestState.STOPPED) {
      starting.refuse(stopped());
      return;
    }
    if (parts.surroundings().pressure().isOn()) {
      starting.refuse(new CallOutcome.Refused(Refusal.HOST_PRESSURE, "the JVM is short of memory"));
      handleAll(new LifeEvent.StopRequested());
      return;
    }
    file.tryOut();
    if (file.isOnTrial()) {
      others(slots.getFirst()).forEach(Slot::beginDown);
    }
    slots.getFirst().start(starting);
  }

  /// Starts all instances again, of a version that was there before.
  synchronized void startAgain() {
    isBeginning = false;
    slots.forEach(Slot::startAlone);
  }

  /// Begins without an instance where a quarantine from before is not over.
  ///
  /// @return whether it is so
  synchronized boolean stayInQuarantine() {
    if (file.quarantineLeft().isZero()) {
      return false;
    }
    isBeginning = false;
    slots.forEach(Slot::beginDown);
    file.quarantine().ifPresent(this::keepDown);
    return true;
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

  /// Sees to it that what is late by then is answered.
  void lookBy(long deadlineNanos) {
    look.by(deadlineNanos);
  }

  /// Looks no more for what is late.
  void endLooks() {
    look.end();
  }

  /// Takes responsibility for the mailbox, and its calls.
  synchronized void adopt() {
    if (mailbox().size() > 0) {
      lookBy(time().nanoTime());
    }
    gate.adopt(isDown());
    slots.forEach(Slot::letCallsIn);
  }

  /// Leaves the mailbox to the next version.
  synchronized void disown() {
    gate.disown();
    onTrialCrash = null;
    slots.forEach(Slot::letCallsIn);
  }

  /// From here on a crash ends this version and is told, instead of being answered by a restart.
  synchronized void beginTrial(Consumer<CrashReport> onCrash) {
    onTrialCrash = onCrash;
  }

  synchronized void endTrial() {
    onTrialCrash = null;
  }

  /// Ends this version for good; the calls that run may end.
  synchronized void stop() {
    handleAll(new LifeEvent.StopRequested());
    callOffAlarm();
    tellEnded();
  }

  private void tellEnded() {
    if (isAdopted()) {
      shared.watchers().forEach(LifeWatcher::hasEnded);
    }
  }

  /// Counts what its instances fill of the heap until each has ended.
  void holdHeap() {
    incarnations().forEach(Incarnation::holdHeap);
  }

  /// Lets the instances end, and makes no new ones until {@link #resume}.
  synchronized void hold() {
    handleAll(new LifeEvent.Held());
  }

  synchronized void resume() {
    handleAll(new LifeEvent.Resumed());
  }

  /// Ends a quarantine and forgets what led to it, or starts again what has ended.
  synchronized void release() {
    if (isDown()) {
      file.forgive().ifPresent(this::acquitted);
      gate.open();
      handleAll(new LifeEvent.Released());
    }
  }

  private void handleAll(LifeEvent event) {
    slots.forEach(slot -> slot.handle(event));
  }

  private List<Slot> others(Slot one) {
    return slots.stream().filter(slot -> !slot.equals(one)).toList();
  }

  // ---- the slots' side, under the lock

  void hasStarted(Slot slot) {
    file.started();
    news.started(tally().instanceCount());
    if (isAdopted()) {
      shared.watchers().forEach(LifeWatcher::isThere);
    }
    if (isBeginning) {
      isBeginning = false;
      others(slot).forEach(Slot::startAlone);
    }
  }

  void hasAnswered() {
    file.good().ifPresent(this::acquitted);
  }

  /// What was on trial has done well: its instances are all started.
  private void acquitted(Quarantine.Key key) {
    parts.surroundings().quarantines().remove(key);
    news.released();
    slots.stream()
        .filter(slot -> slot.state() == GuestState.QUARANTINED)
        .forEach(slot -> slot.handle(new LifeEvent.Released()));
  }

  void finished(Slot slot, CallOutcome outcome) {
    if (isBeginning) {
      handleAll(new LifeEvent.StopRequested());
    } else {
      Verdict verdict = file.ended(outcome, slot.state() == GuestState.STARTING);
      slot.handle(new LifeEvent.Finished(verdict));
    }
  }

  /// Takes note of a crash, and returns what is to be done without the lock.
  Runnable crashed(Slot slot, CrashReport report, CrashAccount account) {
    tellCrash(report);
    if (isAdopted()) {
      shared.watchers().forEach(LifeWatcher::isLost);
    }
    Consumer<CrashReport> onTrial = onTrialCrash;
    if (onTrial != null && account != CrashAccount.BREAKER) {
      file.note(report);
      handleAll(new LifeEvent.StopRequested());
      return () -> onTrial.accept(report);
    }
    Verdict verdict = file.crashed(report, account, slot.state() == GuestState.STARTING);
    if (isBeginning) {
      failToBegin(verdict);
    } else {
      slot.handle(new LifeEvent.Crashed(verdict));
    }
    return () -> {};
  }

  /// Takes note of a crash whose instance was given up before.
  Runnable crashedLate(CrashReport report) {
    tellCrash(report);
    file.note(report);
    return () -> {};
  }

  private void tellCrash(CrashReport report) {
    tally().crashed();
    news.crashed(report);
  }

  /// What never started is not started again; whoever wanted it is told. It is kept only if it was
  /// known to crash.
  private void failToBegin(Verdict verdict) {
    if (file.isOnTrial() && verdict instanceof Verdict.Quarantine(String why)) {
      parts.surroundings().quarantines().put(file.commit(why), () -> {});
    }
    handleAll(new LifeEvent.StopRequested());
  }

  /// Puts all instances into quarantine. Waiting calls are refused when it is kept for good; until
  /// then they wait, and no longer than their deadlines.
  void commit(Slot first, String why) {
    Quarantine begun = file.commit(why);
    others(first).forEach(slot -> slot.handle(new LifeEvent.Committed()));
    news.quarantined(begun);
    parts.surroundings().quarantines().put(begun, () -> refuseDuring(begun));
    setHalfOpenAlarm();
  }

  private void setHalfOpenAlarm() {
    callOffAlarm();
    alarm = Alarm.after(time(), file.quarantineLeft().toNanos(), this::halfOpen);
  }

  private void callOffAlarm() {
    if (alarm != null) {
      alarm.callOff();
    }
  }

  private synchronized void refuseDuring(Quarantine kept) {
    if (isDown() && file.quarantine().filter(kept::equals).isPresent()) {
      gate.close(kept, isDown());
    }
  }

  private void keepDown(Quarantine known) {
    news.quarantined(known);
    setHalfOpenAlarm();
    gate.close(known, isDown());
  }

  private synchronized void halfOpen() {
    if (isDown()) {
      file.tryOut();
      gate.open();
      slots.getFirst().handle(new LifeEvent.Released());
    }
  }

  /// An instance has ended by itself and is not started again.
  void hasEnded(String why) {
    if (isDown()) {
      tellStopped();
      tellEnded();
      gate.close(
          new CallOutcome.Refused(Refusal.STOPPED, why + "; Guest.release() starts it again"),
          true);
    }
  }

  static CallOutcome.Refused stopped() {
    return new CallOutcome.Refused(Refusal.STOPPED, "the guest is closed");
  }

  // ---- what the listener is told

  void tellRestart(long delayNanos) {
    news.restart(delayNanos);
  }

  synchronized void tellReplaced() {
    news.replaced();
  }

  synchronized void tellRolledBack(String why) {
    news.rolledBack(why);
  }

  /// Says that the guest is closed, or has ended; once for each life.
  synchronized void tellStopped() {
    news.stopped();
  }

  private TimeSource time() {
    return parts.surroundings().time();
  }

  // ---- for those who look

  @Override
  public OptionalLong sweep(long nowNanos) {
    OptionalLong next = mailbox().refuseOverdue(nowNanos);
    for (Slot slot : slots) {
      next = earlier(next, slot.sweep(nowNanos));
    }
    return next;
  }

  private static OptionalLong earlier(OptionalLong a, OptionalLong b) {
    if (a.isEmpty() || b.isEmpty()) {
      return a.isEmpty() ? b : a;
    }
    return a.getAsLong() - b.getAsLong() < 0 ? a : b;
  }

  /// Returns the state of the instance that is best off.
  synchronized GuestState state() {
    return slots.stream().map(Slot::state).min(BEST_FIRST).orElseThrow();
  }

  private static int rank(GuestState state) {
    return switch (state) {
      case READY -> 0;
      case UNREADY -> 1;
      case STARTING -> 2;
      case WAITING -> 3;
      case HELD -> 4;
      case QUARANTINED -> 5;
      case ENDED -> 6;
      case STOPPED -> 7;
    };
  }

  private boolean isDown() {
    return slots.stream().allMatch(slot -> LifeCycle.isDown(slot.state()));
  }

  synchronized boolean isDownNow() {
    return isDown();
  }

  synchronized List<GuestState> states() {
    return slots.stream().map(Slot::state).toList();
  }

  synchronized Optional<Quarantine> quarantine() {
    return file.quarantine();
  }

  synchronized Optional<CrashReport> lastCrash() {
    return Optional.ofNullable(file.lastCrash());
  }

  /// Returns the instances that run, or still end their last call.
  synchronized List<Incarnation> incarnations() {
    var found = new ArrayList<Incarnation>();
    for (Slot slot : slots) {
      Incarnation last = slot.last();
      if (last != null) {
        found.add(last);
      }
    }
    return found;
  }

  /// Returns what the instances use, in all.
  GuestUsage usage() {
    return incarnations().stream()
        .map(Incarnation::usage)
        .reduce(GuestUsage.none(), GuestUsage::plus);
  }

  /// Has each instance that is ready end when its call has ended; another follows.
  synchronized void renew() {
    slots.stream()
        .filter(slot -> slot.state() == GuestState.READY)
        .forEach(slot -> {
          slot.handle(new LifeEvent.Held());
          slot.handle(new LifeEvent.Resumed());
        });
  }

  /// Returns whether the calling thread runs an instance right now.
  boolean isInside() {
    return incarnations().stream().anyMatch(Incarnation::isInside);
  }

  boolean isAdopted() {
    return gate.isAdopted();
  }

  GuestParts parts() {
    return parts;
  }

  Mailbox mailbox() {
    return shared.mailbox();
  }

  GuestTally tally() {
    return shared.tally();
  }
}
