package dev.cofferdam.isolation.breaker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.isolation.BreakerBudget;
import dev.cofferdam.isolation.BreakerState;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class BreakerTest {
  private static final Duration OPEN_FOR = BreakerBudget.standard().openFor();

  private final Breaker breaker = new Breaker("fetch", BreakerBudget.standard(), 0);
  private long now;

  private void fail(int count) {
    for (int i = 0; i < count; i++) {
      breaker.failed(now);
    }
  }

  private void assertCalled() {
    assertNull(breaker.enter(now));
  }

  private void assertNotCalled() {
    assertNotNull(breaker.enter(now));
  }

  @Test
  void fiveFailuresInARow_openIt() {
    fail(4);
    assertCalled();

    fail(1);

    assertNotCalled();
  }

  @Test
  void goodCall_endsARow() {
    fail(4);
    breaker.good(now);
    fail(4);

    assertCalled();
  }

  @Test
  void moreThanHalfOfTwenty_openIt() {
    for (int i = 0; i < 10; i++) {
      breaker.good(now);
      fail(1);
    }
    assertCalled();

    fail(1);

    assertNotCalled();
  }

  @Test
  void openBreaker_saysWhoAndForHowLong() {
    fail(5);

    var refused = breaker.enter(now);

    String message = String.valueOf(Objects.requireNonNull(refused).getMessage());
    assertTrue(message.contains("fetch"), message);
    assertTrue(message.contains("5 failures in a row"), message);
  }

  @Test
  void whileIsOver_oneCallIsLetThrough() {
    fail(5);
    now += OPEN_FOR.toNanos();

    assertCalled();
    assertNotCalled();
    assertEquals(BreakerState.HALF_OPEN, breaker.info().state());
  }

  @Test
  void tryThatGoesWell_closesIt() {
    fail(5);
    now += OPEN_FOR.toNanos();
    assertCalled();

    breaker.good(now);

    assertEquals(BreakerState.CLOSED, breaker.info().state());
    assertCalled();
  }

  @Test
  void tryThatFails_opensItAgain() {
    fail(5);
    now += OPEN_FOR.toNanos();
    assertCalled();

    fail(1);

    assertNotCalled();
    assertEquals(BreakerState.OPEN, breaker.info().state());
  }

  @Test
  void tryThatNobodyHearsOf_isFollowedByAnother() {
    fail(5);
    now += OPEN_FOR.toNanos();
    assertCalled();

    now += OPEN_FOR.toNanos();

    assertCalled();
  }

  @Test
  void clockThatLeapsBack_keepsItOpenNoLongerThanAWhile() {
    now = Duration.ofDays(1).toNanos();
    fail(5);
    now = 0;
    assertNotCalled();

    now = Duration.ofDays(1).toNanos() + OPEN_FOR.toNanos();

    assertCalled();
  }

  @Test
  void fourDetachedCalls_closeTheDoor() {
    for (int i = 0; i < 4; i++) {
      assertCalled();
      breaker.detachedBegan();
    }
    assertNotCalled();

    breaker.detachedEnded();

    assertCalled();
  }
}
