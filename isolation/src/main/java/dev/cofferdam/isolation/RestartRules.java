package dev.cofferdam.isolation;

/// Decides what follows a crash: a pure function of the counts.
final class RestartRules {
  private static final int ENGINE_BUGS_MAX = 1;

  private RestartRules() {}

  /// Decides about a crash of an instance that was tried after a quarantine.
  static Verdict decideOnTrial() {
    return new Verdict.Quarantine("it crashed again when it was tried");
  }

  /// @param dice a random number from 0 to 1, for the jitter
  static Verdict decide(CrashCounts counts, CrashBudget budget, double dice) {
    return switch (counts.account()) {
      case LOAD -> new Verdict.Quarantine("it does not load");
      case ENGINE_BUG ->
          counts.inRow() > ENGINE_BUGS_MAX
              ? new Verdict.Quarantine("the engine failed twice")
              : new Verdict.RestartNow();
      case CRASH, EXHAUSTION -> decideByBudget(counts, budget, dice);
    };
  }

  private static Verdict decideByBudget(CrashCounts counts, CrashBudget budget, double dice) {
    if (counts.equalInRow() >= budget.equalInRow()) {
      return new Verdict.Quarantine(counts.equalInRow() + " equal crashes in a row");
    }
    if (counts.inRow() >= budget.anyInRow()) {
      return new Verdict.Quarantine(counts.inRow() + " crashes in a row");
    }
    if (counts.callsInWindow() >= budget.windowCalls()
        && counts.crashesInWindow() * 2 > counts.callsInWindow()) {
      return new Verdict.Quarantine(
          counts.crashesInWindow() + " of " + counts.callsInWindow() + " calls crashed");
    }
    int withoutGoodCall = counts.isAfterGoodCall() ? counts.inRow() - 1 : counts.inRow();
    return withoutGoodCall == 0
        ? new Verdict.RestartNow()
        : new Verdict.RestartAfter(budget.delayNanos(withoutGoodCall, dice));
  }
}
