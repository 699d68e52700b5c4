package dev.cofferdam.conformance;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// After any number of crashes the process holds what it held before them.
final class CrashCyclesTest {
  @Test
  void fiveHundredCycles_afterFirstHundred_leaveNothingBehind() {
    assertCyclesLeaveNothing(100, 500);
  }

  @Test
  @Tag("suites")
  void tenThousandCycles_afterFirstThousand_leaveNothingBehind() {
    assertCyclesLeaveNothing(1_000, 10_000);
  }

  private static void assertCyclesLeaveNothing(int warmUp, int total) {
    Crashy crashy = Crashy.load();
    for (int i = 0; i < warmUp; i++) {
      crashy.cycle(i);
    }
    ProcessUse before = ProcessUse.measure();

    for (int i = warmUp; i < total; i++) {
      crashy.cycle(i);
    }

    ProcessUse after = ProcessUse.measure();
    assertTrue(after.isBackAt(before), () -> "before " + before + ", after " + after);
  }
}
