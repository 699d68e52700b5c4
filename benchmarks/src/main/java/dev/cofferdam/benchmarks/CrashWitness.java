package dev.cofferdam.benchmarks;

import dev.cofferdam.isolation.GuestEvent;
import dev.cofferdam.isolation.GuestListener;
import dev.cofferdam.isolation.report.CrashReport;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// Counts the crashes that a Cofferdam tells of, and checks that those of each guest come one by
/// one: a report that is lost, told twice or told of another guest breaks the row of its numbers.
final class CrashWitness implements GuestListener {
  private final Map<String, Integer> countByGuest = new HashMap<>();
  private final Map<String, Long> countByKind = new TreeMap<>();
  private final Mistakes mistakes;

  CrashWitness(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  @Override
  public synchronized void on(GuestEvent event) {
    if (!(event instanceof GuestEvent.Crashed(var guest, _, CrashReport report))) {
      return;
    }
    int number = countByGuest.merge(guest, 1, Integer::sum);
    countByKind.merge(report.failure().kind(), 1L, Long::sum);
    if (report.moment().attempt() != number || !report.target().component().equals(guest)) {
      mistakes.add("told as crash " + number + " of " + guest + ": " + report.toLine());
    }
  }

  synchronized long crashCount() {
    return countByKind.values().stream().mapToLong(Long::longValue).sum();
  }

  synchronized long crashCount(String guest) {
    return countByGuest.getOrDefault(guest, 0);
  }

  synchronized Map<String, Long> countByKind() {
    return new TreeMap<>(countByKind);
  }
}
