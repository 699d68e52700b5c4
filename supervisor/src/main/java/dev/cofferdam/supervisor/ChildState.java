package dev.cofferdam.supervisor;

/// A child in the decision. Immutable.
///
/// @param key its number: children are in the order of their keys, which are never used again
/// @param spec what it is
/// @param phase what its instance is doing
/// @param instance the number of its instance, the last one if there is none now; 0 before the
///   first
/// @param goal what is wanted of it
/// @param cause why it was or will be started
/// @param failureCount its failures in a row
/// @param readyNanos when its instance became ready
/// @param dueNanos when something is to be done about it: the next step of stopping, or, idle, the
///   earliest restart; {@link #NEVER} if nothing is
record ChildState(
    long key,
    ChildSpec spec,
    Phase phase,
    int instance,
    Goal goal,
    StartCause cause,
    int failureCount,
    long readyNanos,
    long dueNanos) {
  static final long NEVER = Long.MAX_VALUE;

  /// What a supervisor wants of a child.
  enum Goal {
    /// To run.
    UP,
    /// To stop and then to run again, because a sibling failed.
    CYCLE,
    /// To stop and be forgotten.
    GONE,
    /// Not to run: somebody said so.
    DOWN,
    /// Not to run: it is done. The restart of a sibling can change that.
    DONE
  }

  static ChildState of(long key, ChildSpec spec, StartCause cause) {
    return new ChildState(key, spec, Phase.IDLE, 0, Goal.UP, cause, 0, 0, NEVER);
  }

  boolean isAlive() {
    return phase.isAlive();
  }

  boolean isWanted() {
    return goal == Goal.UP || goal == Goal.CYCLE;
  }

  /// Tells whether the current instance has to end.
  boolean mustStop() {
    return isAlive() && goal != Goal.UP;
  }

  boolean isTemporary() {
    return spec.restart() == Restart.TEMPORARY;
  }

  ChildState withGoal(Goal next) {
    return new ChildState(
        key, spec, phase, instance, next, cause, failureCount, readyNanos, dueNanos);
  }

  ChildState withCause(StartCause next) {
    return new ChildState(
        key, spec, phase, instance, goal, next, failureCount, readyNanos, dueNanos);
  }

  ChildState withPhase(Phase next, long due) {
    return new ChildState(key, spec, next, instance, goal, cause, failureCount, readyNanos, due);
  }

  ChildState starting() {
    return new ChildState(
        key, spec, Phase.STARTING, instance + 1, goal, cause, failureCount, readyNanos, NEVER);
  }

  ChildState ready(long now) {
    return new ChildState(
        key, spec, Phase.RUNNING, instance, goal, StartCause.RESTART, failureCount, now, NEVER);
  }

  ChildState failed(int failures, long due) {
    return new ChildState(
        key, spec, Phase.IDLE, instance, Goal.UP, StartCause.RESTART, failures, readyNanos, due);
  }

  ChildStatus status() {
    return switch (phase) {
      case IDLE -> goal == Goal.UP ? ChildStatus.RESTARTING : ChildStatus.STOPPED;
      case STARTING -> ChildStatus.STARTING;
      case RUNNING -> ChildStatus.RUNNING;
      case ASKED, CANCELLED -> ChildStatus.STOPPING;
    };
  }

  ChildInfo info() {
    return new ChildInfo(spec.id(), status(), instance, spec.restart(), spec.isSupervisor());
  }
}
