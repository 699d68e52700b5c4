package dev.cofferdam.supervisor;

import dev.cofferdam.supervisor.ChildState.Goal;
import dev.cofferdam.supervisor.SupervisorState.Mode;
import org.jspecify.annotations.Nullable;

/// What a supervisor does, as one pure function. Everything that is hard about supervision is in
/// here, and nothing that needs a thread or a clock.
///
/// An input changes what is *wanted* of children; then {@link Step#advance} takes every step
/// towards it that is possible now. So there are no plans to carry out, interrupt or resume: a
/// group restart during a group restart, a failure while stopping or a stop in the middle of a
/// start are all just other wishes.
///
/// What it guarantees, whatever the inputs (held by `DecisionModelTest`):
///
/// - a child has at most one instance that is not condemned;
/// - an instance is started only for a child that is wanted, so a stop wins every race;
/// - there are at most `restartCount` restarts within any `window`, then the supervisor stops;
/// - children of an ordered supervisor stop in reverse order, one by one, and start in order;
/// - with ONE_FOR_ONE a failure touches no sibling.
final class Decision {
  private Decision() {}

  /// Decides.
  ///
  /// @param clockNanos what the clock says
  static Transition decide(SupervisorState state, Input input, long clockNanos) {
    var step = new Step(state.at(clockNanos));
    if (state.mode() != Mode.ENDED) {
      apply(step, input);
      advance(step, input);
    }
    return step.finish();
  }

  private static void advance(Step step, Input input) {
    switch (input) {
      case Input.Add(long key, _) -> step.advance(key);
      case Input.Started(long key, _) -> step.advance(key);
      case Input.Ended(long key, _, _) -> step.advance(key);
      case Input.Terminate(long key) -> step.advance(key);
      case Input.Restart(long key) -> step.advance(key);
      case Input.Delete(long key) -> step.advance(key);
      case Input.Boot _, Input.Stop _, Input.StopNow _ -> step.advance();
      case Input.Tick _ -> {
        step.advance();
        step.renewDue();
      }
    }
  }

  private static void apply(Step step, Input input) {
    switch (input) {
      case Input.Boot _, Input.Tick _ -> step.escalate();
      case Input.Add(long key, ChildSpec spec) -> step.add(key, spec);
      case Input.Started(long key, int instance) -> started(step, step.current(key, instance));
      case Input.Ended(long key, int instance, ExitReason reason) ->
          ended(step, step.current(key, instance), reason);
      case Input.Terminate(long key) -> terminate(step, step.find(key));
      case Input.Restart(long key) -> restart(step, step.find(key));
      case Input.Delete(long key) -> delete(step, step.find(key));
      case Input.Stop _ -> step.stop(new ExitReason.Stopped());
      case Input.StopNow _ -> step.stopNow();
    }
  }

  private static void started(Step step, @Nullable ChildState child) {
    if (child != null && child.phase() == Phase.STARTING) {
      step.ready(child);
    }
  }

  private static void ended(Step step, @Nullable ChildState child, ExitReason reason) {
    if (child == null) {
      return;
    }
    step.report(child, reason);
    if (child.phase().isStopping() || child.goal() != Goal.UP) {
      step.down(child);
    } else if (child.phase() == Phase.STARTING && child.cause() != StartCause.RESTART) {
      step.refuse(child, reason);
    } else if (child.spec().restart().appliesTo(reason) || child.phase() == Phase.STARTING) {
      step.fail(child, reason);
    } else {
      step.done(child);
    }
  }

  private static void terminate(Step step, @Nullable ChildState child) {
    if (child == null) {
      return;
    }
    boolean isForgotten = child.isTemporary() || step.rules().isDynamic();
    ChildState unwanted = child.withGoal(isForgotten ? Goal.GONE : Goal.DOWN);
    step.put(unwanted);
    if (!child.isAlive()) {
      step.down(unwanted);
    }
  }

  private static void restart(Step step, @Nullable ChildState child) {
    if (child != null && !child.isAlive() && !child.isWanted() && !step.isStopping()) {
      step.put(child.withGoal(Goal.UP).withCause(StartCause.REQUESTED));
    } else if (child != null) {
      step.refuse(child.key());
    }
  }

  private static void delete(Step step, @Nullable ChildState child) {
    if (child != null && !child.isAlive() && !child.isWanted()) {
      step.forget(child);
    }
  }
}
