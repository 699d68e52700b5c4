package dev.cofferdam.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class GuestHealthTest {
  private static final GuestHealth.Thresholds THRESHOLDS = GuestHealth.Thresholds.standard();

  @Test
  void twoCrashesInAnHour_areHealthy() {
    assertEquals(GuestHealth.HEALTHY, health(false, 2));
  }

  @Test
  void threeCrashesInAnHour_areFlaky() {
    assertEquals(GuestHealth.FLAKY, health(false, 3));
    assertEquals(GuestHealth.FLAKY, health(false, 29));
  }

  @Test
  void thirtyCrashesInAnHour_areFailing() {
    assertEquals(GuestHealth.FAILING, health(false, 30));
  }

  @Test
  void quarantine_comesBeforeAllElse() {
    assertEquals(GuestHealth.QUARANTINED, health(true, 0));
    assertEquals(GuestHealth.QUARANTINED, health(true, 100));
  }

  @Test
  void thresholdsInTheWrongOrder_areRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new GuestHealth.Thresholds(Duration.ofHours(1), 5, 4));
  }

  private static GuestHealth health(boolean isQuarantined, long crashCount) {
    return GuestHealth.of(new GuestHealth.Facts(isQuarantined, crashCount), THRESHOLDS);
  }
}
