package dev.cofferdam.history;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How often something crashed. It counts what retention has deleted, too.
///
/// @param count how often
/// @param firstSeen the earliest crash
/// @param lastSeen the latest crash
public record Tally(long count, Instant firstSeen, Instant lastSeen) {
  private static final double MILLIS_PER_HOUR = 3_600_000;

  /// Returns the mean time between two failures; empty where there was only one.
  public Optional<Duration> meanTimeBetween() {
    return count < 2
        ? Optional.empty()
        : Optional.of(Duration.between(firstSeen, lastSeen).dividedBy(count - 1));
  }

  /// Returns how many crashes an hour there were from the first seen until `now`; those of less
  /// than an hour count as those of an hour.
  public double perHour(Instant now) {
    double millis = Duration.between(firstSeen, now).toMillis();
    return count / Math.max(1, millis / MILLIS_PER_HOUR);
  }

  /// Returns both tallies in one.
  Tally plus(Tally other) {
    return new Tally(
        count + other.count,
        firstSeen.isBefore(other.firstSeen) ? firstSeen : other.firstSeen,
        lastSeen.isAfter(other.lastSeen) ? lastSeen : other.lastSeen);
  }
}
