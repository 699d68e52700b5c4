package dev.cofferdam.benchmarks;

import java.util.Arrays;
import java.util.function.LongSupplier;

/// Times of repeated runs.
///
/// @param nanos the times in nanoseconds, sorted
record Samples(long[] nanos) {
  /// Takes `count` samples after `warmUps` runs that are not counted.
  static Samples take(int warmUps, int count, LongSupplier run) {
    for (int i = 0; i < warmUps; i++) {
      long _ = run.getAsLong();
    }
    long[] nanos = new long[count];
    Arrays.setAll(nanos, _ -> run.getAsLong());
    Arrays.sort(nanos);
    return new Samples(nanos);
  }

  long min() {
    return nanos[0];
  }

  long median() {
    return nanos[nanos.length / 2];
  }
}
