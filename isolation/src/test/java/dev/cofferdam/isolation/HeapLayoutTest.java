package dev.cofferdam.isolation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class HeapLayoutTest {
  private static final OptionalInt ONE = OptionalInt.of(1);
  private static final long MIB = 1 << 20;

  private final HeapLayout regions = new HeapLayout(256 * MIB, MIB);

  @Test
  void oneMemory_ofWholeRegions_takesOneMoreForItsHeader() {
    assertEquals(65 * MIB, regions.footprint(64 * MIB, ONE));
  }

  @Test
  void memories_ofUnknownNumber_takeTwiceTheirSizeAtMost() {
    assertEquals(128 * MIB, regions.footprint(64 * MIB, OptionalInt.empty()));
    assertEquals(128 * MIB, regions.footprint(64 * MIB, OptionalInt.of(10_000)));
  }

  @Test
  void memories_belowHalfARegion_areNotRounded() {
    assertEquals(300_000, regions.footprint(300_000, OptionalInt.empty()));
  }

  @Test
  void heapWithoutRegions_roundsNothing() {
    assertEquals(64 * MIB, new HeapLayout(256 * MIB, 0).footprint(64 * MIB, OptionalInt.empty()));
  }

  @Test
  void largestLimit_isNoOverflow() {
    assertTrue(regions.footprint(Long.MAX_VALUE, OptionalInt.empty()) > 0);
  }

  @Test
  void thisJvm_hasRoomForWhatLivesLong() {
    HeapLayout layout = HeapLayout.ofThisJvm();

    assertTrue(layout.longLivedBytes() > 0, layout::toString);
    assertTrue(layout.longLivedBytes() <= Runtime.getRuntime().maxMemory(), layout::toString);
  }
}
