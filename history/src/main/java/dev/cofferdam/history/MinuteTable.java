package dev.cofferdam.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Counts of crashes by minute, for each guest and for all; and which numbers the crashes of a
/// minute have, which finds crashes by time although they are ordered by number.
final class MinuteTable {
  /// Stands for all guests; no stored name has a control character.
  private static final String EVERYBODY = "\u0001";

  /// Numbers from the first to the last, both included.
  record IdRange(long first, long last) {}

  private record Key(String guest, Instant start) {}

  private record Sum(long count, long firstId, long lastId) {
    Sum plus(Sum other) {
      return new Sum(
          count + other.count, Math.min(firstId, other.firstId), Math.max(lastId, other.lastId));
    }
  }

  private MinuteTable() {}

  static void add(Connection connection, Numbered<Row.Crash> crashes) throws SQLException {
    var sums = new LinkedHashMap<Key, Sum>();
    for (var entry : crashes) {
      Instant start = entry.row().time().truncatedTo(ChronoUnit.MINUTES);
      var one = new Sum(1, entry.id(), entry.id());
      sums.merge(new Key(entry.row().guest(), start), one, Sum::plus);
      sums.merge(new Key(EVERYBODY, start), one, Sum::plus);
    }
    add(connection, sums);
  }

  private static void add(Connection connection, Map<Key, Sum> sums) throws SQLException {
    var updates = new ArrayList<Object[]>();
    var inserts = new ArrayList<Object[]>();
    sums.forEach((key, sum) -> {
      updates.add(new Object[] {sum.count, sum.firstId, sum.lastId, key.guest, key.start});
      inserts.add(new Object[] {key.guest, key.start, sum.count, sum.firstId, sum.lastId});
    });
    int[] changed =
        Sql.batch(
            connection,
            "UPDATE cofferdam_minute SET crash_count = crash_count + ?,"
                + " first_id = LEAST(first_id, ?), last_id = GREATEST(last_id, ?)"
                + " WHERE guest = ? AND minute_start = ?",
            updates);
    var missing = new ArrayList<Object[]>();
    for (int i = 0; i < changed.length; i++) {
      if (changed[i] == 0) {
        missing.add(inserts.get(i));
      }
    }
    Sql.batch(connection, "INSERT INTO cofferdam_minute VALUES (?, ?, ?, ?, ?)", missing);
  }

  /// Returns how many crashes there were in each stretch of time that had some, by its place among
  /// those that begin with `since`.
  static Map<Long, Long> buckets(
      Connection connection, Optional<String> guest, Instant since, Duration bucket, int count)
      throws SQLException {
    var counts = new HashMap<Long, Long>();
    for (long[] each :
        Sql.query(
            connection,
            "SELECT place, SUM(crash_count) FROM"
                + " (SELECT FLOOR((EXTRACT(EPOCH FROM minute_start) - ?) / ?) AS place, crash_count"
                + " FROM cofferdam_minute"
                + " WHERE guest = ? AND minute_start >= ? AND minute_start < ?) AS minutes"
                + " GROUP BY place",
            row -> new long[] {row.getLong(1), row.getLong(2)},
            since.getEpochSecond(),
            bucket.toSeconds(),
            key(guest),
            since,
            since.plus(bucket.multipliedBy(count)))) {
      counts.put(each[0], each[1]);
    }
    return counts;
  }

  /// Returns how often a guest crashed since a minute.
  static long count(Connection connection, String guest, Instant since) throws SQLException {
    return Sql.first(
            connection,
            "SELECT COALESCE(SUM(crash_count), 0) FROM cofferdam_minute"
                + " WHERE guest = ? AND minute_start >= ?",
            row -> row.getLong(1),
            StoredText.name(guest),
            since.truncatedTo(ChronoUnit.MINUTES))
        .orElse(0L);
  }

  /// Returns numbers among which all crashes of a stretch of time are; empty where there is none.
  static Optional<IdRange> ids(Connection connection, CrashFilter filter) throws SQLException {
    var where = new Conditions().with("guest = ?", key(filter.guest()));
    filter
        .since()
        .ifPresent(time -> where.with("minute_start >= ?", time.truncatedTo(ChronoUnit.MINUTES)));
    filter.until().ifPresent(time -> where.with("minute_start < ?", time));
    return Sql.first(
            connection,
            "SELECT MIN(first_id), MAX(last_id) FROM cofferdam_minute" + where,
            row -> new IdRange(row.getLong(1), row.getLong(2)),
            where.values())
        .filter(range -> range.first > 0);
  }

  private static String key(Optional<String> guest) {
    return guest.map(StoredText::name).orElse(EVERYBODY);
  }
}
