package dev.cofferdam.isolation;

/// The life of one instance of a guest as a pure function: from state and event to state and
/// action. An event that does not fit the state changes nothing; being stopped is final.
final class LifeCycle {
  private LifeCycle() {}

  static LifeStep decide(GuestState state, LifeEvent event) {
    if (state == GuestState.STOPPED) {
      return LifeStep.stay(state);
    }
    return switch (event) {
      case LifeEvent.Started _ -> turnIf(state, GuestState.STARTING, GuestState.READY);
      case LifeEvent.Unready _ -> turnIf(state, GuestState.READY, GuestState.UNREADY);
      case LifeEvent.ReadyAgain _ -> turnIf(state, GuestState.UNREADY, GuestState.READY);
      case LifeEvent.Crashed(Verdict verdict) -> afterEnd(state, verdict);
      case LifeEvent.Finished(Verdict verdict) -> afterEnd(state, verdict);
      case LifeEvent.RestartDue _ -> startIf(state == GuestState.WAITING, state);
      case LifeEvent.Released _ -> startIf(isDown(state), state);
      case LifeEvent.Resumed _ -> startIf(state == GuestState.HELD, state);
      case LifeEvent.Committed _ -> endUnless(isDown(state), state, GuestState.QUARANTINED);
      case LifeEvent.Held _ ->
          endUnless(isDown(state) || state == GuestState.HELD, state, GuestState.HELD);
      case LifeEvent.StopRequested _ -> new LifeStep(GuestState.STOPPED, new LifeStep.Action.End());
    };
  }

  private static LifeStep turnIf(GuestState state, GuestState from, GuestState to) {
    return LifeStep.stay(state == from ? to : state);
  }

  private static LifeStep startIf(boolean isWanted, GuestState state) {
    return isWanted ? LifeStep.start() : LifeStep.stay(state);
  }

  private static LifeStep endUnless(boolean isSo, GuestState state, GuestState next) {
    return isSo ? LifeStep.stay(state) : new LifeStep(next, new LifeStep.Action.End());
  }

  /// Returns whether there is an instance, or one is being made.
  static boolean isAlive(GuestState state) {
    return switch (state) {
      case STARTING, READY, UNREADY -> true;
      case WAITING, HELD, QUARANTINED, ENDED, STOPPED -> false;
    };
  }

  /// Returns whether there is no instance and will be none by itself, soon.
  static boolean isDown(GuestState state) {
    return state == GuestState.QUARANTINED || state == GuestState.ENDED;
  }

  private static LifeStep afterEnd(GuestState state, Verdict verdict) {
    if (!isAlive(state)) {
      return LifeStep.stay(state);
    }
    return switch (verdict) {
      case Verdict.RestartNow _ -> LifeStep.start();
      case Verdict.RestartAfter(long delayNanos) ->
          new LifeStep(GuestState.WAITING, new LifeStep.Action.StartAfter(delayNanos));
      case Verdict.Quarantine(String why) ->
          new LifeStep(GuestState.QUARANTINED, new LifeStep.Action.Quarantine(why));
      case Verdict.End(String why) ->
          new LifeStep(GuestState.ENDED, new LifeStep.Action.RefuseWaiting(why));
    };
  }
}
