package dev.cofferdam.isolation.quarantine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cofferdam.isolation.Quarantine;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class QuarantineRulesTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private static Quarantine lasting(Duration length) {
    var key = new Quarantine.Key("component", "configuration", "engine", "fingerprint");
    return new Quarantine(key, "g", "often", START, length);
  }

  @Test
  void firstQuarantine_lastsAQuarterOfAnHour() {
    assertEquals(Duration.ofMinutes(15), QuarantineRules.nextLength(null));
  }

  @Test
  void nextQuarantine_lastsTwiceAsLong() {
    assertEquals(
        Duration.ofMinutes(30), QuarantineRules.nextLength(lasting(Duration.ofMinutes(15))));
  }

  @Test
  void longestQuarantine_lastsADay() {
    Duration length = Duration.ofMinutes(15);
    for (int i = 0; i < 100; i++) {
      length = QuarantineRules.nextLength(lasting(length));
    }

    assertEquals(Duration.ofHours(24), length);
  }

  @Test
  void remaining_isWhatIsLeft() {
    var quarantine = lasting(Duration.ofMinutes(15));

    assertEquals(
        Duration.ofMinutes(5),
        QuarantineRules.remaining(quarantine, START.plus(Duration.ofMinutes(10))));
  }

  @Test
  void clockThatLeapsBack_keepsTheGuestDownForOneLengthAtMost() {
    var quarantine = lasting(Duration.ofMinutes(15));

    assertEquals(
        Duration.ofMinutes(15),
        QuarantineRules.remaining(quarantine, START.minus(Duration.ofDays(400))));
  }

  @Test
  void clockThatLeapsAhead_endsIt() {
    var quarantine = lasting(Duration.ofMinutes(15));

    assertEquals(
        Duration.ZERO, QuarantineRules.remaining(quarantine, START.plus(Duration.ofDays(400))));
  }

  @Test
  void lengthOfAStrangeStore_isADayAtMost() {
    var quarantine = lasting(Duration.ofDays(4_000));

    assertEquals(Duration.ofHours(24), QuarantineRules.remaining(quarantine, START));
  }
}
