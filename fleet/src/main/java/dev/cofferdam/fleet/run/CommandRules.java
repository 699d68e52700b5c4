package dev.cofferdam.fleet.run;

import dev.cofferdam.component.ComponentVal;
import dev.cofferdam.isolation.CallOutcome;
import dev.cofferdam.isolation.CrashBudget;
import dev.cofferdam.isolation.Outcome;
import dev.cofferdam.supervisor.Restart;
import java.time.Duration;

/// Decides what follows when a command has ended.
final class CommandRules {
  /// A command that ran for so long was no failure to get going, whatever its end.
  private static final Duration LONG_RUN = Duration.ofSeconds(10);

  private CommandRules() {}

  /// What follows.
  enum Next {
    /// It is run again, in a new Store.
    AGAIN,
    /// It was not run, or stopped half-way by somebody: it is run once the guest can be.
    WHEN_READY,
    /// It is not run again.
    DONE
  }

  static Next next(CallOutcome outcome, Restart restart) {
    return switch (outcome) {
      case Outcome.Returned(var result) -> afterEnd(result instanceof ComponentVal.Ok, restart);
      case Outcome.Exited(int status) -> afterEnd(status == 0, restart);
      case Outcome.Crashed _ -> afterEnd(false, restart);
      case CallOutcome.Refused _ -> Next.WHEN_READY;
    };
  }

  private static Next afterEnd(boolean isGood, Restart restart) {
    return switch (restart) {
      case PERMANENT -> Next.AGAIN;
      case TRANSIENT -> isGood ? Next.DONE : Next.AGAIN;
      case TEMPORARY -> Next.DONE;
    };
  }

  /// Returns whether a run was so short that the next one is to wait.
  static boolean isQuick(Duration run) {
    return run.compareTo(LONG_RUN) < 0;
  }

  /// Returns how long to wait after so many quick runs in a row.
  static Duration delay(int quickRuns, CrashBudget budget) {
    Duration delay = quickRuns == 0 ? Duration.ZERO : budget.firstDelay();
    for (int i = 1; i < quickRuns && delay.compareTo(budget.maxDelay()) < 0; i++) {
      delay = delay.multipliedBy(2);
    }
    return delay.compareTo(budget.maxDelay()) > 0 ? budget.maxDelay() : delay;
  }

  /// Says how a run ended, for people.
  static String sentence(CallOutcome outcome) {
    return switch (outcome) {
      case Outcome.Returned(var result) ->
          result instanceof ComponentVal.Ok ? "ended" : "ended with an error";
      case Outcome.Exited(int status) -> "exited with " + status;
      case Outcome.Crashed crashed -> "crashed: " + crashed.report().failure().kind();
      case CallOutcome.Refused refused -> refused.sentence();
    };
  }
}
