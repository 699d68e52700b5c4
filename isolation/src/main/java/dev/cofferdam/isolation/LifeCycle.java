package dev.cofferdam.isolation;

/// The life of a guest as a pure function: from state and event to state and action. An event that
/// does not fit the state changes nothing; being stopped is final.
final class LifeCycle {
  private LifeCycle() {}

  static LifeStep decide(GuestState state, LifeEvent event) {
    if (state == GuestState.STOPPED) {
      return LifeStep.stay(state);
    }
    boolean isAlive = state == GuestState.STARTING || state == GuestState.READY;
    return switch (event) {
      case LifeEvent.Started _ ->
          LifeStep.stay(state == GuestState.STARTING ? GuestState.READY : state);
      case LifeEvent.Crashed(Verdict verdict) ->
          isAlive ? afterCrash(verdict) : LifeStep.stay(state);
      case LifeEvent.Finished(Verdict verdict) ->
          isAlive ? afterCrash(verdict) : LifeStep.stay(state);
      case LifeEvent.RestartDue _ -> startIf(state, GuestState.WAITING);
      case LifeEvent.Released _ ->
          state == GuestState.ENDED ? LifeStep.start() : startIf(state, GuestState.QUARANTINED);
      case LifeEvent.StopRequested _ -> new LifeStep(GuestState.STOPPED, new LifeStep.Action.End());
    };
  }

  private static LifeStep startIf(GuestState state, GuestState wanted) {
    return state == wanted ? LifeStep.start() : LifeStep.stay(state);
  }

  private static LifeStep afterCrash(Verdict verdict) {
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
