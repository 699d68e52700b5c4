package dev.cofferdam.benchmarks;

import dev.cofferdam.isolation.Guest;
import dev.cofferdam.isolation.GuestCrashed;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/// Calls one guest at an even pace, without waiting for an answer before the next call. Every call
/// has a number; an answer is twice that, and one more where the second version gives it.
///
/// Used by one thread; its counts may be read by others.
final class SteadyClient {
  private static final long ANSWER_MAX_NANOS = Duration.ofSeconds(30).toNanos();

  private final Guest guest;
  private final double intervalNanos;
  private final Mistakes mistakes;
  private final Recorder latencies = new Recorder();
  private final AtomicLongArray countByVersion = new AtomicLongArray(2);
  private final AtomicLong crashCount = new AtomicLong();
  private volatile int callCount;
  private volatile long sendingNanos;

  SteadyClient(Guest guest, double callsPerSecond, Mistakes mistakes) {
    this.guest = guest;
    this.intervalNanos = 1e9 / callsPerSecond;
    this.mistakes = mistakes;
  }

  /// Calls for so long, and waits for the answers.
  void run(Duration length) {
    long start = System.nanoTime();
    long due = start;
    for (int number = 0; due - start < length.toNanos(); number++) {
      Pace.awaitNanoTime(due);
      send(number);
      callCount = number + 1;
      due = start + (long) (intervalNanos * (number + 1));
    }
    sendingNanos = System.nanoTime() - start;
    long end = System.nanoTime() + ANSWER_MAX_NANOS;
    while (unansweredCount() > 0 && System.nanoTime() < end) {
      Pace.pause(1_000_000);
    }
  }

  private void send(int number) {
    long start = System.nanoTime();
    var _ =
        guest
            .callAsync("run", number)
            .whenComplete((value, failure) -> answered(number, start, value, failure));
  }

  private void answered(
      int number, long startNanos, @Nullable Object value, @Nullable Throwable failure) {
    latencies.add(System.nanoTime() - startNanos);
    if (value instanceof Integer answer && answer >> 1 == number) {
      countByVersion.incrementAndGet(answer & 1);
    } else if (isCrash(failure)) {
      crashCount.incrementAndGet();
    } else {
      mistakes.add("call " + number + ": " + (failure == null ? value : failure));
    }
  }

  private static boolean isCrash(@Nullable Throwable failure) {
    return failure instanceof CompletionException outer
        ? outer.getCause() instanceof GuestCrashed
        : failure instanceof GuestCrashed;
  }

  int callCount() {
    return callCount;
  }

  /// Returns how many calls were made in a second.
  double rate() {
    return callCount * 1e9 / sendingNanos;
  }

  int unansweredCount() {
    return callCount - latencies.count();
  }

  long crashCount() {
    return crashCount.get();
  }

  long count(int version) {
    return countByVersion.get(version);
  }

  Samples latencies() {
    return latencies.samples();
  }
}
