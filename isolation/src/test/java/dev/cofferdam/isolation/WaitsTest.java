package dev.cofferdam.isolation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class WaitsTest {
  private static Waits of(long allowedMillis, long permitMillis, long compilerMillis) {
    return new Waits(nanos(allowedMillis), nanos(permitMillis), nanos(compilerMillis));
  }

  private static long nanos(long millis) {
    return Duration.ofMillis(millis).toNanos();
  }

  @Test
  void call_thatRanForHalfOfItsTime_isToBlame() {
    assertNull(of(100, 30, 20).excuse());
  }

  @Test
  void call_thatWaitedForItsTurn_isExcusedInWords() {
    var excuse = Objects.requireNonNull(of(100, 60, 0).excuse());

    assertEquals(Refusal.OVERLOADED, excuse.reason());
    assertTrue(excuse.sentence().startsWith("the guest waited 60 ms of its 100 ms for one of "));
  }

  @Test
  void call_thatWaitedForTheCompiler_isExcusedInWords() {
    var excuse = Objects.requireNonNull(of(100, 10, 60).excuse());

    assertEquals(Refusal.OVERLOADED, excuse.reason());
    assertTrue(excuse.sentence().contains("60 ms of its 100 ms for its code to be compiled"));
  }
}
