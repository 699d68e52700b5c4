package dev.cofferdam.supervisor;

import dev.cofferdam.supervisor.ChildState.Goal;
import dev.cofferdam.supervisor.SupervisorState.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// One decision while it is made: a state that changes, and the actions so far. It lives within one
/// call of {@link Decision#decide}.
final class Step {
  private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

  private final SupervisorState before;
  private final Rules rules;
  private final long now;
  private final List<Action> actions = new ArrayList<>();
  private Mode mode;
  private Children children;
  private RestartLog log;
  private ExitReason endReason;

  /// Never later than what is due first; exact after a {@link Input.Tick}.
  private long due;

  Step(SupervisorState before) {
    this.before = before;
    this.rules = before.rules();
    this.now = before.nowNanos();
    this.mode = before.mode();
    this.children = before.children();
    this.log = before.log();
    this.endReason = before.endReason();
    this.due = before.dueNanos();
  }

  Transition finish() {
    return new Transition(
        new SupervisorState(rules, mode, children, log, endReason, due, now, before.clockNanos()),
        List.copyOf(actions));
  }

  Rules rules() {
    return rules;
  }

  boolean isStopping() {
    return mode == Mode.STOPPING;
  }

  @Nullable ChildState find(long key) {
    return children.find(key);
  }

  /// Returns the child if this is its living instance: word from any other comes too late.
  @Nullable ChildState current(long key, int instance) {
    ChildState child = find(key);
    return child != null && child.instance() == instance && child.isAlive() ? child : null;
  }

  void put(ChildState child) {
    children = children.with(child);
    due = Math.min(due, child.dueNanos());
  }

  void forget(ChildState child) {
    children = children.without(child.key());
    actions.add(new Action.Forget(child.key()));
  }

  void report(ChildState child, ExitReason reason) {
    actions.add(new Action.ReportEnded(child.spec().id(), child.instance(), reason));
  }

  void add(long key, ChildSpec spec) {
    if (isStopping()) {
      actions.add(new Action.Refuse(key, new ExitReason.Stopped()));
      actions.add(new Action.Forget(key));
      return;
    }
    StartCause cause = mode == Mode.BOOTING ? StartCause.BOOT : StartCause.ADDED;
    children = children.plus(ChildState.of(key, spec, cause));
  }

  void ready(ChildState child) {
    put(child.ready(now));
    actions.add(new Action.Up(child.key()));
    actions.add(new Action.ReportStarted(child.spec().id(), child.instance()));
  }

  /// Settles a child whose instance has ended as it was meant to.
  void down(ChildState child) {
    if (child.goal() == Goal.CYCLE) {
      put(child.withPhase(Phase.IDLE, ChildState.NEVER).withGoal(Goal.UP));
      return;
    }
    actions.add(new Action.Down(child.key()));
    if (child.goal() == Goal.GONE) {
      forget(child);
    } else {
      put(child.withPhase(Phase.IDLE, ChildState.NEVER));
    }
  }

  /// Settles a child that has ended by itself and is not restarted.
  void done(ChildState child) {
    boolean isForgotten = child.isTemporary() || rules.isDynamic();
    down(child.withGoal(isForgotten ? Goal.GONE : Goal.DONE));
    if (child.spec().isSignificant() && isLastSignificant()) {
      stop(new ExitReason.Stopped());
    }
  }

  private boolean isLastSignificant() {
    return switch (rules.autoShutdown()) {
      case NEVER -> false;
      case ANY_SIGNIFICANT -> true;
      case ALL_SIGNIFICANT -> !hasSignificant();
    };
  }

  private boolean hasSignificant() {
    for (int i = 0; i < children.size(); i++) {
      ChildState child = children.at(i);
      if (child.spec().isSignificant() && (child.isAlive() || child.isWanted())) {
        return true;
      }
    }
    return false;
  }

  /// Settles a child that did not start when somebody wanted it to.
  void refuse(ChildState child, ExitReason reason) {
    actions.add(new Action.Refuse(child.key(), reason));
    switch (child.cause()) {
      case BOOT -> {
        put(child.withPhase(Phase.IDLE, ChildState.NEVER).withGoal(Goal.DOWN));
        stop(new ExitReason.StartFailed(child.spec().id(), reason));
      }
      case ADDED -> forget(child);
      case REQUESTED, RESTART ->
          put(child.withPhase(Phase.IDLE, ChildState.NEVER).withGoal(Goal.DOWN));
    }
  }

  /// Refuses to start a child that runs or must not.
  void refuse(long key) {
    actions.add(new Action.Refuse(key, new ExitReason.Stopped()));
  }

  /// Restarts a child that has failed, with the siblings that go with it, or gives up.
  void fail(ChildState child, ExitReason reason) {
    log = log.plus(now, rules.intensity());
    if (log.exceeds(rules.intensity())) {
      put(child.withPhase(Phase.IDLE, ChildState.NEVER).withGoal(Goal.DOWN));
      stop(new ExitReason.GaveUp(child.spec().id(), reason));
      return;
    }
    int failureCount = hasRecovered(child) ? 1 : child.failureCount() + 1;
    long delay = delayNanos(child.key(), failureCount);
    put(child.failed(failureCount, delay == 0 ? ChildState.NEVER : now + delay));
    actions.add(new Action.ReportRestart(child.spec().id(), delay));
    switch (rules.strategy()) {
      case ONE_FOR_ONE -> {}
      case ONE_FOR_ALL -> cycleFrom(Long.MIN_VALUE, child.key());
      case REST_FOR_ONE -> cycleFrom(child.key(), child.key());
    }
  }

  private boolean hasRecovered(ChildState child) {
    return rules.backoff().isPresent()
        && child.phase() == Phase.RUNNING
        && now - child.readyNanos() >= rules.backoff().get().resetAfter().toNanos();
  }

  private long delayNanos(long key, int failureCount) {
    if (rules.backoff().isEmpty()) {
      return 0;
    }
    long seed = rules.seed() + key * GOLDEN_RATIO + failureCount;
    return rules.backoff().get().delayNanos(failureCount, new SplittableRandom(seed).nextDouble());
  }

  private void cycleFrom(long firstKey, long failedKey) {
    children =
        children.map(
            child -> child.key() == failedKey || child.key() < firstKey ? child : cycled(child));
  }

  private static ChildState cycled(ChildState child) {
    return switch (child.goal()) {
      case GONE, DOWN, CYCLE -> child;
      case DONE -> child.withGoal(Goal.UP);
      case UP -> {
        Goal goal = child.isTemporary() ? Goal.GONE : Goal.CYCLE;
        yield child.isAlive() ? child.withGoal(goal) : child;
      }
    };
  }

  /// Wants all children stopped, for a reason; an earlier one stands.
  void stop(ExitReason reason) {
    if (isStopping()) {
      return;
    }
    mode = Mode.STOPPING;
    endReason = reason;
    children = children.map(child -> child.isWanted() ? child.withGoal(Goal.DOWN) : child);
  }

  /// Condemns all children, the last one first.
  void stopNow() {
    stop(new ExitReason.Condemned());
    for (int i = children.size() - 1; i >= 0; i--) {
      ChildState child = children.at(i);
      if (child.isAlive()) {
        actions.add(new Action.Cancel(child.key(), child.instance()));
        condemn(child);
      }
    }
  }

  private void condemn(ChildState child) {
    actions.add(new Action.Condemn(child.key(), child.instance()));
    report(child, new ExitReason.Condemned());
    down(child);
  }

  /// Takes the next step with every child that has not heeded the last one in time.
  void escalate() {
    for (int i = children.size() - 1; i >= 0; i--) {
      ChildState child = children.at(i);
      if (child.dueNanos() <= now) {
        switch (child.phase()) {
          case ASKED -> cancel(child);
          case CANCELLED -> condemn(child);
          case IDLE, STARTING, RUNNING -> {}
        }
      }
    }
  }

  private void cancel(ChildState child) {
    put(child.withPhase(Phase.CANCELLED, now + Rules.CONDEMN_NANOS));
    actions.add(new Action.Cancel(child.key(), child.instance()));
  }

  /// Takes every step towards what is wanted that is possible now.
  void advance() {
    stops();
    if (mode == Mode.STOPPING) {
      endIfIdle();
    } else {
      starts();
      if (mode == Mode.BOOTING && areAllRunning()) {
        mode = Mode.RUNNING;
        actions.add(new Action.Booted());
      }
    }
  }

  /// Does the same where the input can have changed what is possible for one child only. So the
  /// children of a dynamic supervisor cost nothing to each other.
  void advance(long key) {
    if (!rules.isDynamic() || mode != Mode.RUNNING) {
      advance();
      return;
    }
    ChildState child = find(key);
    if (child != null) {
      advance(child);
    }
  }

  private void advance(ChildState child) {
    if (child.mustStop() && !child.phase().isStopping()) {
      ask(child);
    } else if (isStartable(child)) {
      start(child);
    }
  }

  /// Finds out what is due next.
  void renewDue() {
    due = ChildState.NEVER;
    for (int i = 0; i < children.size(); i++) {
      ChildState child = children.at(i);
      boolean waitsForItsTurn = child.phase() == Phase.IDLE && child.dueNanos() <= now;
      if (!waitsForItsTurn) {
        due = Math.min(due, child.dueNanos());
      }
    }
  }

  /// Tells whether children stop and start one after the other.
  private boolean isOrdered() {
    return !rules.isDynamic()
        && (mode != Mode.RUNNING || rules.strategy() != RestartStrategy.ONE_FOR_ONE);
  }

  private void stops() {
    for (int i = children.size() - 1; i >= 0; i--) {
      ChildState child = children.at(i);
      if (child.mustStop()) {
        if (!child.phase().isStopping()) {
          ask(child);
        }
        if (isOrdered()) {
          return;
        }
      }
    }
  }

  private void ask(ChildState child) {
    switch (child.spec().shutdown()) {
      case Shutdown.Kill _ -> cancel(child);
      case Shutdown.After(var grace) -> asked(child, now + grace.toNanos());
      case Shutdown.Infinity _ -> asked(child, ChildState.NEVER);
    }
  }

  private void asked(ChildState child, long due) {
    put(child.withPhase(Phase.ASKED, due));
    actions.add(new Action.Ask(child.key(), child.instance()));
  }

  private void starts() {
    boolean isOrdered = isOrdered();
    if (isOrdered && isAnyToStop()) {
      return;
    }
    for (int i = 0; i < children.size(); i++) {
      ChildState child = children.at(i);
      if (isStartable(child)) {
        start(child);
      }
      if (isOrdered && child.goal() == Goal.UP && child.phase() != Phase.RUNNING) {
        return;
      }
    }
  }

  private boolean isStartable(ChildState child) {
    boolean isDue = child.dueNanos() <= now || child.dueNanos() == ChildState.NEVER;
    return child.goal() == Goal.UP && child.phase() == Phase.IDLE && isDue;
  }

  private boolean isAnyToStop() {
    for (int i = 0; i < children.size(); i++) {
      if (children.at(i).mustStop()) {
        return true;
      }
    }
    return false;
  }

  private void start(ChildState child) {
    ChildState starting = child.starting();
    put(starting);
    actions.add(new Action.Start(child.key(), child.spec(), starting.instance()));
  }

  private boolean areAllRunning() {
    for (int i = 0; i < children.size(); i++) {
      ChildState child = children.at(i);
      if (child.isWanted() && child.phase() != Phase.RUNNING) {
        return false;
      }
    }
    return true;
  }

  private void endIfIdle() {
    for (int i = 0; i < children.size(); i++) {
      if (children.at(i).isAlive()) {
        return;
      }
    }
    mode = Mode.ENDED;
    actions.add(new Action.End(endReason));
  }
}
