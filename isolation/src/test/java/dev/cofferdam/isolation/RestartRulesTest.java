package dev.cofferdam.isolation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class RestartRulesTest {
  private static final CrashBudget BUDGET = CrashBudget.standard();
  private static final double MIDDLE = 0.5;

  private final CrashHistory history = new CrashHistory(BUDGET, 0);
  private long now;
  private int crashNumber;

  @Test
  void crash_afterAGoodCall_restartsAtOnce() {
    history.good(now);

    assertEquals(new Verdict.RestartNow(), crash("a"));
  }

  @Test
  void crashes_withoutAGoodCall_waitTwiceAsLongEachTime() {
    history.good(now);
    crashDifferently();

    assertEquals(after(200), crashDifferently());
    assertEquals(after(400), crashDifferently());
    assertEquals(after(800), crashDifferently());
  }

  @Test
  void firstCrashOfAll_waits() {
    assertEquals(after(200), crash("a"));
  }

  @Test
  void delay_isAtMostTheLongest() {
    assertEquals(Duration.ofSeconds(60).toNanos(), BUDGET.delayNanos(50, MIDDLE));
  }

  @Test
  void jitter_spreadsByAFifth() {
    assertEquals(160_000_000, BUDGET.delayNanos(1, 0));
    assertEquals(239_999_999.0, (double) BUDGET.delayNanos(1, 0.999_999_999_9), 1);
  }

  @Test
  void thirdEqualCrashInARow_isQuarantined() {
    crash("a");
    crash("a");

    assertInstanceOf(Verdict.Quarantine.class, crash("a"));
  }

  @Test
  void goodCall_endsARow() {
    crash("a");
    crash("a");
    history.good(now);

    assertEquals(new Verdict.RestartNow(), crash("a"));
  }

  @Test
  void tenthCrashInARow_isQuarantined() {
    for (int i = 1; i < 10; i++) {
      assertInstanceOf(Verdict.RestartAfter.class, crashDifferently());
    }

    assertInstanceOf(Verdict.Quarantine.class, crashDifferently());
  }

  @Test
  void moreThanHalfOfTwentyCalls_isQuarantined() {
    alternate(10);
    crash("b");

    assertInstanceOf(Verdict.Quarantine.class, crash("c"));
  }

  @Test
  void moreThanHalfOfTwentyCalls_inMoreThanAMinute_isNot() {
    alternate(10);
    now += Duration.ofSeconds(61).toNanos();
    crash("b");

    assertInstanceOf(Verdict.RestartAfter.class, crash("c"));
  }

  @Test
  void clockThatLeapsBack_isHarmless() {
    alternate(5);
    now -= Duration.ofDays(1).toNanos();

    history.good(now);
    assertEquals(new Verdict.RestartNow(), crash("a"));
  }

  @Test
  void exhaustion_hasARowOfItsOwn() {
    crash("a");
    crash("a");

    assertEquals(after(200), crash("a", CrashAccount.EXHAUSTION));
  }

  @Test
  void secondEngineBug_isQuarantined() {
    assertEquals(new Verdict.RestartNow(), crash("a", CrashAccount.ENGINE_BUG));
    assertInstanceOf(Verdict.Quarantine.class, crash("b", CrashAccount.ENGINE_BUG));
  }

  @Test
  void loadError_isQuarantinedAtOnce() {
    assertInstanceOf(Verdict.Quarantine.class, crash("a", CrashAccount.LOAD));
  }

  private void alternate(int pairs) {
    for (int i = 0; i < pairs; i++) {
      history.good(now);
      crash("a");
    }
  }

  private Verdict crashDifferently() {
    return crash("crash " + crashNumber++);
  }

  private Verdict crash(String fingerprint) {
    return crash(fingerprint, CrashAccount.CRASH);
  }

  private Verdict crash(String fingerprint, CrashAccount account) {
    return RestartRules.decide(history.crash(account, fingerprint, now), BUDGET, MIDDLE);
  }

  private static Verdict after(long millis) {
    return new Verdict.RestartAfter(Duration.ofMillis(millis).toNanos());
  }
}
