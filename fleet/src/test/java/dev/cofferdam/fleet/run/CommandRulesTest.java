package dev.cofferdam.fleet.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.component.ComponentVal;
import dev.cofferdam.isolation.CallOutcome;
import dev.cofferdam.isolation.CrashBudget;
import dev.cofferdam.isolation.Outcome;
import dev.cofferdam.isolation.Refusal;
import dev.cofferdam.supervisor.Restart;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class CommandRulesTest {
  private static final CallOutcome GOOD = new Outcome.Returned(ComponentVal.Result.ok());
  private static final CallOutcome BAD = new Outcome.Returned(ComponentVal.Result.err());

  @Test
  void permanentCommand_alwaysRunsAgain() {
    assertEquals(CommandRules.Next.AGAIN, CommandRules.next(GOOD, Restart.PERMANENT));
    assertEquals(CommandRules.Next.AGAIN, CommandRules.next(BAD, Restart.PERMANENT));
  }

  @Test
  void transientCommand_runsAgainAfterAFailure() {
    assertEquals(CommandRules.Next.DONE, CommandRules.next(GOOD, Restart.TRANSIENT));
    assertEquals(
        CommandRules.Next.DONE, CommandRules.next(new Outcome.Exited(0), Restart.TRANSIENT));
    assertEquals(CommandRules.Next.AGAIN, CommandRules.next(BAD, Restart.TRANSIENT));
    assertEquals(
        CommandRules.Next.AGAIN, CommandRules.next(new Outcome.Exited(3), Restart.TRANSIENT));
  }

  @Test
  void temporaryCommand_runsOnce() {
    assertEquals(CommandRules.Next.DONE, CommandRules.next(BAD, Restart.TEMPORARY));
  }

  @Test
  void refusedCommand_waitsWhateverItsType() {
    var refused = new CallOutcome.Refused(Refusal.QUARANTINED, "quarantined");

    assertEquals(CommandRules.Next.WHEN_READY, CommandRules.next(refused, Restart.TEMPORARY));
  }

  @Test
  void quickRuns_waitLongerAndLonger() {
    CrashBudget budget = CrashBudget.standard();

    assertEquals(Duration.ZERO, CommandRules.delay(0, budget));
    assertEquals(Duration.ofMillis(200), CommandRules.delay(1, budget));
    assertEquals(Duration.ofMillis(800), CommandRules.delay(3, budget));
    assertEquals(Duration.ofMinutes(1), CommandRules.delay(1_000, budget));
  }

  @Test
  void longRun_isNotQuick() {
    assertTrue(CommandRules.isQuick(Duration.ofSeconds(9)));
    assertFalse(CommandRules.isQuick(Duration.ofSeconds(10)));
  }
}
