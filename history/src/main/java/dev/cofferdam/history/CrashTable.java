package dev.cofferdam.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes crashes and their reports.
final class CrashTable {
  private CrashTable() {}

  /// Writes crashes with the reports of the newest ones of each fingerprint, and deletes the
  /// reports whose place they take.
  static void insert(Connection connection, Numbered<Row.Crash> crashes, int reportCount)
      throws SQLException {
    insertCrashes(connection, crashes);
    Map<String, Integer> written = insertReports(connection, crashes, reportCount);
    for (String fingerprint : written.keySet()) {
      trimReports(connection, fingerprint, reportCount);
    }
  }

  private static void insertCrashes(Connection connection, Numbered<Row.Crash> crashes)
      throws SQLException {
    var values = new ArrayList<Object[]>();
    for (var entry : crashes) {
      Row.Crash crash = entry.row();
      values.add(
          new Object[] {
            entry.id(),
            crash.time(),
            crash.guest(),
            crash.target().component(),
            crash.target().digest(),
            crash.target().function(),
            crash.failure().kind(),
            crash.failure().sentence(),
            crash.failure().topFrame(),
            crash.failure().fingerprint()
          });
    }
    Sql.batch(
        connection, "INSERT INTO cofferdam_crash VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", values);
  }

  private static Map<String, Integer> insertReports(
      Connection connection, Numbered<Row.Crash> crashes, int reportCount) throws SQLException {
    Map<String, Integer> written = new HashMap<>();
    List<Object[]> values = new ArrayList<>();
    for (var entry : crashes.newestFirst()) {
      String fingerprint = entry.row().failure().fingerprint();
      if (written.merge(fingerprint, 1, Integer::sum) <= reportCount) {
        values.add(new Object[] {entry.id(), fingerprint, entry.row().json()});
      }
    }
    Sql.batch(connection, "INSERT INTO cofferdam_report VALUES (?, ?, ?)", values);
    return written;
  }

  private static void trimReports(Connection connection, String fingerprint, int reportCount)
      throws SQLException {
    Optional<Long> newestToGo =
        Sql.first(
            connection,
            "SELECT crash_id FROM cofferdam_report WHERE fingerprint = ?"
                + " ORDER BY crash_id DESC OFFSET ? ROWS FETCH FIRST 1 ROW ONLY",
            row -> row.getLong(1),
            fingerprint,
            reportCount);
    if (newestToGo.isPresent()) {
      Sql.update(
          connection,
          "DELETE FROM cofferdam_report WHERE fingerprint = ? AND crash_id <= ?",
          fingerprint,
          newestToGo.get());
    }
  }
}
