package dev.cofferdam.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class FiguresTest {
  @Test
  void times_haveTheUnitThatFits() {
    assertEquals("950 ns", Figures.time(950));
    assertEquals("12.3 us", Figures.time(12_345));
    assertEquals("1.20 ms", Figures.time(1_200_000));
    assertEquals("600 s", Figures.time(600e9));
  }

  @Test
  void sizes_haveTheUnitThatFits() {
    assertEquals("100 B", Figures.bytes(100));
    assertEquals("128 KiB", Figures.bytes(131_072));
    assertEquals("1.50 GiB", Figures.bytes(1.5 * (1L << 30)));
  }
}
