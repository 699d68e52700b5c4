package dev.cofferdam.history;

import dev.cofferdam.isolation.report.CrashReport;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// Finds crashes.
final class CrashSearch {
  private CrashSearch() {}

  static List<StoredCrash> crashes(Connection connection, CrashFilter filter, Page page)
      throws SQLException {
    var where = new Conditions().with("id < ?", page.beforeId());
    if (filter.since().isPresent() || filter.until().isPresent()) {
      Optional<MinuteTable.IdRange> ids = MinuteTable.ids(connection, filter);
      if (ids.isEmpty()) {
        return List.of();
      }
      where.with("id >= ?", ids.get().first()).with("id <= ?", ids.get().last());
    }
    filter.guest().ifPresent(guest -> where.with("guest = ?", StoredText.name(guest)));
    filter
        .fingerprint()
        .ifPresent(print -> where.with("fingerprint = ?", StoredText.fingerprint(print)));
    filter.digest().ifPresent(digest -> where.with("digest = ?", StoredText.name(digest)));
    filter.since().ifPresent(time -> where.with("happened_at >= ?", time));
    filter.until().ifPresent(time -> where.with("happened_at < ?", time));
    return Sql.query(
        connection,
        "SELECT * FROM cofferdam_crash"
            + where
            + " ORDER BY "
            + order(filter)
            + " FETCH FIRST ? ROWS ONLY",
        CrashSearch::crash,
        where.values(page.rowCount()));
  }

  /// Returns the columns of the index that finds most. Those before the number have one value each,
  /// and are named because H2 sorts all rows else.
  private static String order(CrashFilter filter) {
    boolean hasGuest = filter.guest().isPresent();
    if (filter.fingerprint().isPresent()) {
      return (hasGuest ? "guest, " : "") + "fingerprint, id DESC";
    }
    if (hasGuest) {
      return "guest, id DESC";
    }
    return filter.digest().isPresent() ? "digest, id DESC" : "id DESC";
  }

  static Optional<StoredReport> crash(Connection connection, long id) throws SQLException {
    return Sql.first(
        connection,
        "SELECT c.*, r.json FROM cofferdam_crash c"
            + " LEFT JOIN cofferdam_report r ON r.crash_id = c.id WHERE c.id = ?",
        row -> new StoredReport(crash(row), Optional.ofNullable(row.getString("json"))),
        id);
  }

  private static StoredCrash crash(ResultSet row) throws SQLException {
    return new StoredCrash(
        row.getLong("id"),
        Sql.instant(row, "happened_at"),
        row.getString("guest"),
        new CrashReport.Target(
            row.getString("component"), row.getString("digest"), row.getString("function_name")),
        new StoredCrash.Failure(
            row.getString("kind"),
            row.getString("sentence"),
            row.getString("top_frame"),
            row.getString("fingerprint")));
  }
}
