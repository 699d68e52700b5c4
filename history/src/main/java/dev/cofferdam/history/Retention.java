package dev.cofferdam.history;

import java.time.Duration;

/// How much of the past a crash database keeps. Totals, first and last seen outlive what is
/// deleted.
///
/// It is enforced by and by, a bounded number of rows at a time, so a database may hold a little
/// more for a while.
///
/// @param rowCount how many crashes and other events, the newest ones
/// @param reportsPerFingerprint how many crashes of one fingerprint keep their whole report, the
///   newest ones
/// @param tallyCount how many fingerprints, how many guests and how many components have totals, of
///   each those seen last
/// @param quarantineCount how many quarantines, the newest ones
/// @param age how long crashes and events are kept; the newest {@link #NEWEST_KEPT} stay however
///   old they are, so that a clock that leaps ahead does not empty the database
public record Retention(
    long rowCount, int reportsPerFingerprint, long tallyCount, int quarantineCount, Duration age) {
  /// How many crashes and other events stay however old they are.
  public static final int NEWEST_KEPT = 1_000;

  private static final Retention STANDARD =
      new Retention(1_000_000, 100, 100_000, 10_000, Duration.ofDays(90));

  /// Checks the bounds.
  public Retention {
    requirePositive("rowCount", rowCount);
    requirePositive("reportsPerFingerprint", reportsPerFingerprint);
    requirePositive("tallyCount", tallyCount);
    requirePositive("quarantineCount", quarantineCount);
    requirePositive("age", age.toMillis());
  }

  private static void requirePositive(String name, long value) {
    if (value <= 0) {
      throw new IllegalArgumentException(name + " is not positive: " + value);
    }
  }

  /// Returns what is kept unless you choose: 1,000,000 rows, 100 reports of a fingerprint, 100,000
  /// totals of each kind, 10,000 quarantines, 90 days.
  public static Retention standard() {
    return STANDARD;
  }

  /// Returns this with another number of rows.
  public Retention withRowCount(long value) {
    return new Retention(value, reportsPerFingerprint, tallyCount, quarantineCount, age);
  }

  /// Returns this with another number of whole reports of a fingerprint.
  public Retention withReportsPerFingerprint(int value) {
    return new Retention(rowCount, value, tallyCount, quarantineCount, age);
  }

  /// Returns this with another number of totals.
  public Retention withTallyCount(long value) {
    return new Retention(rowCount, reportsPerFingerprint, value, quarantineCount, age);
  }

  /// Returns this with another age.
  public Retention withAge(Duration value) {
    return new Retention(rowCount, reportsPerFingerprint, tallyCount, quarantineCount, value);
  }

  /// Returns this with another number of quarantines.
  public Retention withQuarantineCount(int value) {
    return new Retention(rowCount, reportsPerFingerprint, tallyCount, value, age);
  }
}
