package dev.cofferdam.supervisor;

/// All that a supervisor decides from. Immutable.
///
/// @param rules what it decides by
/// @param mode what it is doing
/// @param children its children
/// @param log its last restarts
/// @param endReason why it stops, once it does
/// @param dueNanos a time before which nothing is due by itself; {@link ChildState#NEVER} if
///   nothing is
/// @param nowNanos the time it has seen pass: never goes back, whatever the clock does
/// @param clockNanos what the clock said last
record SupervisorState(
    Rules rules,
    Mode mode,
    Children children,
    RestartLog log,
    ExitReason endReason,
    long dueNanos,
    long nowNanos,
    long clockNanos) {
  private static final long LEAP_NANOS_MAX = 365L * 86_400 * 1_000_000_000;

  private static final long NOW_MAX = Long.MAX_VALUE / 4;

  /// What a supervisor is doing.
  enum Mode {
    /// Starting its first children.
    BOOTING,
    /// Looking after its children.
    RUNNING,
    /// Stopping its children.
    STOPPING,
    /// Nothing more.
    ENDED
  }

  static SupervisorState of(Rules rules, long clockNanos) {
    return new SupervisorState(
        rules,
        Mode.BOOTING,
        Children.NONE,
        RestartLog.EMPTY,
        new ExitReason.Normal(),
        ChildState.NEVER,
        0,
        clockNanos);
  }

  /// Returns the state with the time that has passed since.
  SupervisorState at(long clock) {
    long passed = Math.clamp(clock - clockNanos, 0, LEAP_NANOS_MAX);
    long now = Math.min(nowNanos + passed, NOW_MAX);
    return new SupervisorState(rules, mode, children, log, endReason, dueNanos, now, clock);
  }
}
