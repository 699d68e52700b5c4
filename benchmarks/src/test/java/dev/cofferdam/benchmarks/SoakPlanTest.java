package dev.cofferdam.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SoakPlanTest {
  private static SoakPlan plan(long heapBytes, String... words) {
    return SoakPlan.of(Options.parse(List.of(words), new SoakVerb().defaults()), heapBytes);
  }

  @Test
  void shareOfCrashers_isOfAllGuests() {
    assertEquals(100, plan(16L << 30).crasherCount());
    assertEquals(1, plan(16L << 30, "--guests", "10").crasherCount());
  }

  @Test
  void memoryLimits_fillTheHeapsShareAndNoMore() {
    SoakPlan plan = plan(6L << 30);

    assertEquals(0, plan.memoryBytes() % 65_536);
    assertTrue(plan.memoryBytes() * plan.guestCount() <= (6L << 30) / 4 * 3);
  }

  @Test
  void guestsThatDoNotFit_areAMistakeThatNamesTheWayOut() {
    var mistake = assertThrows(IllegalArgumentException.class, () -> plan(1L << 30));

    assertTrue(String.valueOf(mistake.getMessage()).contains("-Xmx"), mistake.getMessage());
  }

  @Test
  void allGuestsCrashing_isAMistake() {
    assertThrows(IllegalArgumentException.class, () -> plan(6L << 30, "--crashing", "100%"));
  }
}
