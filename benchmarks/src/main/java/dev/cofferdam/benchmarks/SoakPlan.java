package dev.cofferdam.benchmarks;

import dev.cofferdam.engine.Limits;
import java.time.Duration;

/// What a soak is made of.
///
/// @param guestCount guests in all
/// @param crasherCount those of them that crash
/// @param length how long it takes in all: a tenth warms up, three tenths are quiet, six crash
/// @param callsPerSecond calls of all guests that do not crash
/// @param memoryBytes memory limit of each guest
record SoakPlan(
    int guestCount, int crasherCount, Duration length, int callsPerSecond, long memoryBytes) {
  private static final long PAGE_BYTES = 65_536;

  /// The component has two pages to start with.
  private static final long MEMORY_BYTES_MIN = 3 * PAGE_BYTES;

  /// Less than half of the smallest region of G1, which rounds larger arrays up to whole regions.
  private static final long MEMORY_BYTES_MAX = 7 * PAGE_BYTES;

  /// The share of the heap that all guests' limits may fill is three quarters; this leaves a
  /// little.
  private static final double HEAP_SHARE = 0.74;

  private static final long LOOP_FUEL = 2_000_000;
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(20);
  private static final Duration LOOP_TIMEOUT = Duration.ofSeconds(1);

  /// @throws IllegalArgumentException if so many guests do not fit into the heap
  static SoakPlan of(Options options, long heapBytes) {
    int guests = options.count("guests");
    int crashers = Math.max(1, (int) Math.round(guests * options.share("crashing")));
    if (crashers >= guests) {
      throw new IllegalArgumentException("--crashing leaves no guest that does not crash");
    }
    return new SoakPlan(
        guests,
        crashers,
        options.minutes("minutes"),
        options.count("calls"),
        memoryBytes(guests, heapBytes));
  }

  private static long memoryBytes(int guests, long heapBytes) {
    long share = (long) (heapBytes * HEAP_SHARE / guests);
    long pages = Math.min(share, MEMORY_BYTES_MAX) / PAGE_BYTES * PAGE_BYTES;
    if (pages < MEMORY_BYTES_MIN) {
      throw new IllegalArgumentException(
          "%d guests of at least %s do not fit into a heap of %s: raise it with"
                  .formatted(guests, Figures.bytes(MEMORY_BYTES_MIN), Figures.bytes(heapBytes))
              + " JDK_JAVA_OPTIONS=-Xmx..., or lower --guests");
    }
    return pages;
  }

  /// Returns the limits of a guest.
  Limits limits() {
    return Limits.untrusted()
        .withMemoryBytes(memoryBytes)
        .withFuel(LOOP_FUEL)
        .withTimeout(CALL_TIMEOUT);
  }

  /// Returns the limits of a guest whose loop is ended by its time.
  Limits limitsWithoutFuel() {
    return Limits.untrusted()
        .withMemoryBytes(memoryBytes)
        .withFuel(Long.MAX_VALUE / 4)
        .withTimeout(LOOP_TIMEOUT);
  }
}
