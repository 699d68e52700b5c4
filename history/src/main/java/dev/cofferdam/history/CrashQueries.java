package dev.cofferdam.history;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Questions to a crash database. They see what is committed.
///
/// Names are looked up as they were stored, so a name that was capped or escaped is found by the
/// name that the guest has. Safe for use by many threads; one question is answered at a time.
///
/// Every method throws a {@link HistoryException} where the database does not answer.
public final class CrashQueries {
  /// How many entries a list of totals may have.
  public static final int SUMMARY_COUNT_MAX = 1_000;

  /// How many buckets a timeline may have.
  public static final int BUCKET_COUNT_MAX = 10_000;

  private final Lane lane;
  private final InstantSource time;

  CrashQueries(Lane lane, InstantSource time) {
    this.lane = lane;
    this.time = time;
  }

  /// Returns crashes, the newest first.
  public List<StoredCrash> crashes(CrashFilter filter, Page page) {
    return lane.read(connection -> CrashSearch.crashes(connection, filter, page));
  }

  /// Returns a crash with its report.
  public Optional<StoredReport> crash(long id) {
    return lane.read(connection -> CrashSearch.crash(connection, id));
  }

  /// Returns what happened beside crashes, the newest first.
  ///
  /// @param guest to whom, or empty for all guests
  public List<StoredEvent> events(Optional<String> guest, Page page) {
    return lane.read(connection -> EventTable.events(connection, guest, page));
  }

  /// Returns the fingerprints that come first in an order.
  ///
  /// @param limit how many, at most {@link #SUMMARY_COUNT_MAX}
  public List<FingerprintSummary> topFingerprints(FingerprintOrder order, int limit) {
    requireRange("limit", limit, SUMMARY_COUNT_MAX);
    return lane.read(connection -> TallyTable.fingerprints(connection, order, limit));
  }

  /// Returns what is known of a fingerprint.
  public Optional<FingerprintSummary> fingerprint(String fingerprint) {
    return lane.read(connection -> TallyTable.fingerprint(connection, fingerprint));
  }

  /// Returns the guests that crashed most often.
  ///
  /// @param limit how many, at most {@link #SUMMARY_COUNT_MAX}
  public List<Summary> topGuests(int limit) {
    return top(TallyTable.Scope.GUEST, limit);
  }

  /// Returns the components that crashed most often, by their digests.
  ///
  /// @param limit how many, at most {@link #SUMMARY_COUNT_MAX}
  public List<Summary> topComponents(int limit) {
    return top(TallyTable.Scope.COMPONENT, limit);
  }

  private List<Summary> top(TallyTable.Scope scope, int limit) {
    requireRange("limit", limit, SUMMARY_COUNT_MAX);
    return lane.read(connection -> TallyTable.top(connection, scope, limit));
  }

  /// Returns how often a guest crashed; empty where it never did.
  public Optional<Tally> guest(String name) {
    return tally(TallyTable.Scope.GUEST, name);
  }

  /// Returns how often a component crashed; empty where it never did.
  public Optional<Tally> component(String digest) {
    return tally(TallyTable.Scope.COMPONENT, digest);
  }

  private Optional<Tally> tally(TallyTable.Scope scope, String name) {
    return lane.read(connection -> TallyTable.tally(connection, scope, name));
  }

  /// Returns how a guest fares now.
  public GuestHealth health(String guest, GuestHealth.Thresholds thresholds) {
    Instant since = time.instant().minus(thresholds.window());
    GuestHealth.Facts facts =
        lane.read(connection ->
            new GuestHealth.Facts(
                EventTable.isQuarantined(connection, guest),
                MinuteTable.count(connection, guest, since)));
    return GuestHealth.of(facts, thresholds);
  }

  /// Returns how many crashes there were in stretches of time that follow each other, also those
  /// without any. It reaches as far back as crashes are kept.
  ///
  /// @param guest whose, or empty for all guests
  /// @param since the beginning, which is taken back to a whole minute
  /// @param bucket the length of each stretch, in whole minutes
  /// @param bucketCount how many, at most {@link #BUCKET_COUNT_MAX}
  public List<TimelineBucket> timeline(
      Optional<String> guest, Instant since, Duration bucket, int bucketCount) {
    requireRange("bucketCount", bucketCount, BUCKET_COUNT_MAX);
    if (bucket.toMinutes() < 1 || !bucket.equals(Duration.ofMinutes(bucket.toMinutes()))) {
      throw new IllegalArgumentException("a bucket has whole minutes, not " + bucket);
    }
    Instant start = since.truncatedTo(ChronoUnit.MINUTES);
    Map<Long, Long> counts =
        lane.read(connection -> MinuteTable.buckets(connection, guest, start, bucket, bucketCount));
    var buckets = new ArrayList<TimelineBucket>();
    for (long i = 0; i < bucketCount; i++) {
      buckets.add(
          new TimelineBucket(start.plus(bucket.multipliedBy(i)), counts.getOrDefault(i, 0L)));
    }
    return buckets;
  }

  private static void requireRange(String name, int value, int max) {
    if (value < 1 || value > max) {
      throw new IllegalArgumentException(name + " is " + value + ", not in 1 to " + max);
    }
  }
}
