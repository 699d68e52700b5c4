package dev.cofferdam.isolation;

/// What follows an event.
///
/// @param next the state from now on
/// @param action what is to be done
record LifeStep(GuestState next, Action action) {
  /// What is to be done.
  sealed interface Action {
    /// Nothing.
    record None() implements Action {}

    /// Make an instance now.
    record Start() implements Action {}

    /// Make an instance after a while.
    record StartAfter(long delayNanos) implements Action {}

    /// Put the guest into quarantine.
    record Quarantine(String why) implements Action {}

    /// Refuse the calls that wait and come.
    record RefuseWaiting(String why) implements Action {}

    /// Let the instance end.
    record End() implements Action {}
  }

  static LifeStep stay(GuestState state) {
    return new LifeStep(state, new Action.None());
  }

  static LifeStep start() {
    return new LifeStep(GuestState.STARTING, new Action.Start());
  }
}
