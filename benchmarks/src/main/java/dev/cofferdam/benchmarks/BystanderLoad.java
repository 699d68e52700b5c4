package dev.cofferdam.benchmarks;

import dev.cofferdam.isolation.CallOutcome;
import dev.cofferdam.isolation.Guest;
import dev.cofferdam.isolation.Outcome;
import java.util.ArrayList;
import java.util.List;

/// Calls guests in turn at an even pace, by several virtual threads, and takes the time of every
/// call.
final class BystanderLoad {
  private final List<Guest> guests;
  private final int clientCount;
  private final long intervalNanos;
  private final Mistakes mistakes;

  /// @param clientCount how many threads call
  BystanderLoad(List<Guest> guests, int clientCount, int callsPerSecond, Mistakes mistakes) {
    this.guests = guests;
    this.clientCount = clientCount;
    this.intervalNanos = 1_000_000_000L * clientCount / callsPerSecond;
    this.mistakes = mistakes;
  }

  /// Calls every guest once, so that none of them takes more heap later because it was not.
  void callEach() {
    for (Guest guest : guests) {
      var _ = timedCall(guest);
    }
  }

  /// Calls until a moment, on the clock of `System.nanoTime`.
  Samples runUntil(long endNanos) {
    var latencies = new Recorder();
    var clients = new ArrayList<Thread>();
    for (int i = 0; i < clientCount; i++) {
      int first = i;
      clients.add(Thread.ofVirtual().start(() -> call(first, endNanos, latencies)));
    }
    clients.forEach(Threads::join);
    return latencies.samples();
  }

  private void call(int first, long endNanos, Recorder latencies) {
    int index = first % guests.size();
    long due = System.nanoTime() + intervalNanos * first / clientCount;
    while (due < endNanos) {
      Pace.awaitNanoTime(due);
      latencies.add(timedCall(guests.get(index)));
      index = (index + clientCount) % guests.size();
      due += intervalNanos;
    }
  }

  private long timedCall(Guest guest) {
    long start = System.nanoTime();
    CallOutcome outcome = guest.tryCall("greet", "Ada");
    long nanos = System.nanoTime() - start;
    if (!outcome.equals(new Outcome.Returned("Hello, Ada!"))) {
      mistakes.add("bystander " + guest.name() + ": " + outcome);
    }
    return nanos;
  }
}
