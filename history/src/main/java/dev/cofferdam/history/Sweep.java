package dev.cofferdam.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/// One small step of retention.
final class Sweep {
  /// Most rows of a kind that a step deletes.
  static final int ROW_COUNT_MAX = 1_000;

  private static final int TALLY_COUNT_MAX = 100;

  private Sweep() {}

  /// Deletes a bounded number of rows that are not kept, and returns whether there may be more.
  static boolean step(Connection connection, Retention retention, Instant now) throws SQLException {
    long lastId = Counter.last(connection);
    long tooMany = lastId - retention.rowCount();
    long newestAged = lastId - Retention.NEWEST_KEPT;
    Instant tooOld = now.minus(retention.age());
    boolean isMore = false;
    for (String table : List.of("cofferdam_crash", "cofferdam_event")) {
      isMore |= isFull(delete(connection, table, idsUpTo(connection, table, tooMany)));
      isMore |= isFull(delete(connection, table, aged(connection, table, newestAged, tooOld)));
    }
    isMore |= isFull(deleteMinutes(connection));
    isMore |= isAnyTallyLeft(connection, retention.tallyCount());
    return isMore;
  }

  private static boolean isFull(int deletedCount) {
    return deletedCount >= ROW_COUNT_MAX;
  }

  private static List<Long> idsUpTo(Connection connection, String table, long lastId)
      throws SQLException {
    return Sql.query(
        connection,
        "SELECT id FROM " + table + " WHERE id <= ? ORDER BY id FETCH FIRST ? ROWS ONLY",
        row -> row.getLong(1),
        lastId,
        ROW_COUNT_MAX);
  }

  private static List<Long> aged(Connection connection, String table, long lastId, Instant tooOld)
      throws SQLException {
    return Sql.query(
        connection,
        "SELECT id FROM "
            + table
            + " WHERE happened_at < ? AND id <= ? ORDER BY happened_at FETCH FIRST ? ROWS ONLY",
        row -> row.getLong(1),
        tooOld,
        lastId,
        ROW_COUNT_MAX);
  }

  private static int delete(Connection connection, String table, List<Long> ids)
      throws SQLException {
    List<Object[]> values = ids.stream().map(id -> new Object[] {id}).toList();
    if (table.equals("cofferdam_crash")) {
      Sql.batch(connection, "DELETE FROM cofferdam_report WHERE crash_id = ?", values);
    }
    Sql.batch(connection, "DELETE FROM " + table + " WHERE id = ?", values);
    return ids.size();
  }

  private static int deleteMinutes(Connection connection) throws SQLException {
    long oldestId =
        Sql.first(
                connection,
                "SELECT id FROM cofferdam_crash ORDER BY id FETCH FIRST 1 ROW ONLY",
                row -> row.getLong(1))
            .orElse(0L);
    record Minute(String guest, Instant start) {}
    List<Minute> minutes =
        Sql.query(
            connection,
            "SELECT guest, minute_start FROM cofferdam_minute WHERE last_id < ?"
                + " ORDER BY last_id FETCH FIRST ? ROWS ONLY",
            row -> new Minute(row.getString(1), Sql.instant(row, "minute_start")),
            oldestId,
            ROW_COUNT_MAX);
    Sql.batch(
        connection,
        "DELETE FROM cofferdam_minute WHERE guest = ? AND minute_start = ?",
        minutes.stream().map(minute -> new Object[] {minute.guest, minute.start}).toList());
    return minutes.size();
  }

  private static boolean isAnyTallyLeft(Connection connection, long kept) throws SQLException {
    boolean isMore = false;
    for (TallyTable.Scope scope : TallyTable.Scope.values()) {
      isMore |= TallyTable.deleteOldest(connection, scope, kept, TALLY_COUNT_MAX);
    }
    return isMore;
  }
}
