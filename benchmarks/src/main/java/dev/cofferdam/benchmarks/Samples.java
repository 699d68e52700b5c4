package dev.cofferdam.benchmarks;

import java.util.Arrays;
import java.util.function.LongSupplier;

/// Times of repeated runs.
///
/// @param nanos the times in nanoseconds, sorted
record Samples(long[] nanos) {
  /// Takes `count` samples after runs for at least `warmUpNanos` that are not counted.
  static Samples takeWarm(long warmUpNanos, int count, LongSupplier run) {
    long end = System.nanoTime() + warmUpNanos;
    while (System.nanoTime() - end < 0) {
      long _ = run.getAsLong();
    }
    return take(0, count, run);
  }

  /// Takes `count` samples after `warmUps` runs that are not counted.
  static Samples take(int warmUps, int count, LongSupplier run) {
    for (int i = 0; i < warmUps; i++) {
      long _ = run.getAsLong();
    }
    long[] nanos = new long[count];
    Arrays.setAll(nanos, _ -> run.getAsLong());
    return of(nanos);
  }

  /// Sorts times, in place.
  static Samples of(long[] nanos) {
    Arrays.sort(nanos);
    return new Samples(nanos);
  }

  int count() {
    return nanos.length;
  }

  long min() {
    return nanos[0];
  }

  long median() {
    return nanos[nanos.length / 2];
  }

  long max() {
    return nanos[nanos.length - 1];
  }

  long p99() {
    return quantile(0.99);
  }

  /// Returns the smallest time that at least this share of all times do not exceed.
  long quantile(double share) {
    int rank = (int) Math.ceil(share * nanos.length);
    return nanos[Math.clamp(rank - 1, 0, nanos.length - 1)];
  }

  /// Returns the usual figures in one line.
  String summary() {
    return "p50 %s, p99 %s, max %s"
        .formatted(Figures.time(median()), Figures.time(p99()), Figures.time(max()));
  }
}
