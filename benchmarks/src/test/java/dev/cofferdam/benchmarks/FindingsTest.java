package dev.cofferdam.benchmarks;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class FindingsTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final Findings findings =
      new Findings(new PrintStream(printed, true, StandardCharsets.UTF_8), "Title");

  @Test
  void boundsThatAreMet_pass() {
    findings.note("figure", 7);
    findings.expectCount("lost", 0, 0);
    findings.expectAtMost("late", 10, 10);

    assertTrue(findings.areMet());
    assertTrue(printed().contains("| late | 10 ns | at most 10 ns | PASS |"), printed());
  }

  @Test
  void oneMiss_isAFailure() {
    findings.expectCount("lost", 1, 0);
    findings.expectAtMost("late", 10, 10);

    assertFalse(findings.areMet());
    assertTrue(printed().contains("| lost | 1 | 0 | FAIL |"), printed());
  }

  @Test
  void footprint_thatGrewByMoreThanATwentieth_isAMiss() {
    var before = new Footprint(1L << 30, 10 << 20, 2_000, 10, 10);
    var after = new Footprint((1L << 30) + (1L << 26), 10 << 20, 2_000, 10, 10);

    after.expectFlat(findings, before);

    assertFalse(findings.areMet());
    assertTrue(printed().contains("| heap after GC, before and after | 1.00 GiB, 1.06 GiB"));
  }

  @Test
  void footprint_thatStayed_passes() {
    var before = new Footprint(1L << 30, 10 << 20, 2_000, 10, 10);

    before.expectFlat(findings, before);

    assertTrue(findings.areMet());
  }

  private String printed() {
    return printed.toString(StandardCharsets.UTF_8);
  }
}
