package dev.cofferdam.isolation;

import dev.cofferdam.engine.GuestExit;
import dev.cofferdam.supervisor.ExitReason;
import dev.cofferdam.supervisor.Restart;
import org.jspecify.annotations.Nullable;

/// Decides what follows a crash: a pure function of the counts.
final class RestartRules {
  private static final int ENGINE_BUGS_MAX = 1;

  private RestartRules() {}

  /// Decides about a crash of an instance that was tried after a quarantine.
  static Verdict decideOnTrial() {
    return new Verdict.Quarantine("it crashed again when it was tried");
  }

  /// Decides about a guest that ended by itself, by an exit.
  static Verdict decideOnExit(Restart type, int status) {
    ExitReason reason =
        status == 0 ? new ExitReason.Normal() : new ExitReason.Failed(new GuestExit(status));
    return type.appliesTo(reason)
        ? new Verdict.RestartNow()
        : new Verdict.End(
            "the guest has exited with status %d, and its restart type is %s"
                .formatted(status, type));
  }

  /// Decides about a guest whose call was withdrawn, or which the host could not serve.
  static Verdict decideOnLoss(Restart type) {
    return type == Restart.TEMPORARY
        ? new Verdict.End("the guest has lost its instance, and its restart type is TEMPORARY")
        : new Verdict.RestartNow();
  }

  /// Decides about a crash by the restart type alone.
  ///
  /// @return null where the guest is to be restarted, if its budget allows it
  static @Nullable Verdict decideByType(Restart type) {
    return type == Restart.TEMPORARY
        ? new Verdict.End("the guest has crashed, and its restart type is TEMPORARY")
        : null;
  }

  /// Decides about an instance that a function of the host, which is not called for a while, kept
  /// from starting.
  ///
  /// @param inRow how many starts have ended like this, this one included
  /// @param dice a random number from 0 to 1, for the jitter
  static Verdict decideOnBreaker(int inRow, CrashBudget budget, double dice) {
    return new Verdict.RestartAfter(budget.delayNanos(inRow, dice));
  }

  /// @param dice a random number from 0 to 1, for the jitter
  static Verdict decide(CrashCounts counts, CrashBudget budget, double dice) {
    return switch (counts.account()) {
      case BREAKER -> new Verdict.RestartNow();
      case LOAD -> new Verdict.Quarantine("it does not load");
      case ENGINE_BUG ->
          counts.inRow() > ENGINE_BUGS_MAX
              ? new Verdict.Quarantine("the engine failed twice")
              : new Verdict.RestartNow();
      case CRASH, EXHAUSTION, PROBE -> decideByBudget(counts, budget, dice);
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
