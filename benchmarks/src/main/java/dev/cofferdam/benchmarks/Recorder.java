package dev.cofferdam.benchmarks;

import java.util.Arrays;

/// Collects times from several threads.
final class Recorder {
  private long[] nanos = new long[1_024];
  private int count;

  synchronized void add(long value) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, count * 2);
    }
    nanos[count++] = value;
  }

  synchronized int count() {
    return count;
  }

  /// Returns what was collected so far.
  ///
  /// @throws IllegalStateException if that is nothing
  synchronized Samples samples() {
    if (count == 0) {
      throw new IllegalStateException("nothing was measured");
    }
    return Samples.of(Arrays.copyOf(nanos, count));
  }
}
