package dev.cofferdam.history;

import static dev.cofferdam.history.Crashes.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TallyTest {
  private static final Duration DAY = Duration.ofDays(1);

  @Test
  void meanTimeBetween_ofFiveInADay_isSixHours() {
    assertEquals(
        Optional.of(Duration.ofHours(6)), new Tally(5, NOON, NOON.plus(DAY)).meanTimeBetween());
  }

  @Test
  void meanTimeBetween_ofOne_isUnknown() {
    assertEquals(Optional.empty(), new Tally(1, NOON, NOON).meanTimeBetween());
  }

  @Test
  void perHour_countsFromTheFirstUntilNow() {
    assertEquals(0.5, new Tally(12, NOON, NOON).perHour(NOON.plus(DAY)));
  }

  @Test
  void perHour_ofAClockThatLeaptBack_isThatOfAnHour() {
    assertEquals(12, new Tally(12, NOON, NOON).perHour(NOON.minus(DAY)));
  }
}
