package dev.cofferdam.history;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Totals of fingerprints, guests and components. They outlive the crashes that they count.
final class TallyTable {
  /// What is counted.
  enum Scope {
    FINGERPRINT,
    GUEST,
    COMPONENT
  }

  /// @param scope what is counted
  /// @param name which one
  private record Key(Scope scope, String name) {}

  /// @param kind word for machines, of a fingerprint only
  /// @param topFrame innermost call, of a fingerprint only
  private record Sum(Tally tally, String kind, String topFrame) {
    Sum plus(Sum other) {
      return new Sum(tally.plus(other.tally), kind, topFrame);
    }
  }

  private TallyTable() {}

  static void add(Connection connection, Numbered<Row.Crash> crashes) throws SQLException {
    var sums = new LinkedHashMap<Key, Sum>();
    for (var entry : crashes) {
      Row.Crash crash = entry.row();
      StoredCrash.Failure failure = crash.failure();
      var one = new Tally(1, crash.time(), crash.time());
      var plain = new Sum(one, "", "");
      sums.merge(
          new Key(Scope.FINGERPRINT, failure.fingerprint()),
          new Sum(one, failure.kind(), failure.topFrame()),
          Sum::plus);
      sums.merge(new Key(Scope.GUEST, crash.guest()), plain, Sum::plus);
      sums.merge(new Key(Scope.COMPONENT, crash.target().digest()), plain, Sum::plus);
    }
    add(connection, sums);
    FingerprintGuestTable.add(connection, crashes);
  }

  private static void add(Connection connection, Map<Key, Sum> sums) throws SQLException {
    List<Map.Entry<Key, Sum>> entries = List.copyOf(sums.entrySet());
    var updates = new ArrayList<Object[]>();
    for (Map.Entry<Key, Sum> each : entries) {
      Key key = each.getKey();
      Tally tally = each.getValue().tally();
      updates.add(
          new Object[] {
            tally.count(), tally.firstSeen(), tally.lastSeen(), key.scope().name(), key.name()
          });
    }
    int[] changed =
        Sql.batch(
            connection,
            "UPDATE cofferdam_tally SET crash_count = crash_count + ?,"
                + " first_seen = LEAST(first_seen, ?), last_seen = GREATEST(last_seen, ?)"
                + " WHERE scope = ? AND name = ?",
            updates);
    var inserts = new ArrayList<Object[]>();
    for (int i = 0; i < changed.length; i++) {
      if (changed[i] == 0) {
        inserts.add(inserted(entries.get(i).getKey(), entries.get(i).getValue()));
      }
    }
    Sql.batch(connection, "INSERT INTO cofferdam_tally VALUES (?, ?, ?, ?, ?, ?, ?)", inserts);
  }

  private static Object[] inserted(Key key, Sum sum) {
    Tally tally = sum.tally();
    return new Object[] {
      key.scope().name(),
      key.name(),
      sum.kind(),
      sum.topFrame(),
      tally.count(),
      tally.firstSeen(),
      tally.lastSeen()
    };
  }

  static List<Summary> top(Connection connection, Scope scope, int limit) throws SQLException {
    return Sql.query(
        connection,
        "SELECT * FROM cofferdam_tally WHERE scope = ?"
            + " ORDER BY scope, crash_count DESC FETCH FIRST ? ROWS ONLY",
        row -> new Summary(row.getString("name"), tally(row)),
        scope.name(),
        limit);
  }

  static Optional<Tally> tally(Connection connection, Scope scope, String name)
      throws SQLException {
    return Sql.first(
        connection,
        "SELECT * FROM cofferdam_tally WHERE scope = ? AND name = ?",
        TallyTable::tally,
        scope.name(),
        StoredText.name(name));
  }

  static List<FingerprintSummary> fingerprints(
      Connection connection, FingerprintOrder order, int limit) throws SQLException {
    return Sql.query(
        connection,
        "SELECT * FROM cofferdam_tally WHERE scope = 'FINGERPRINT' ORDER BY scope, "
            + order.columns()
            + " FETCH FIRST ? ROWS ONLY",
        row -> summary(connection, row),
        limit);
  }

  static Optional<FingerprintSummary> fingerprint(Connection connection, String fingerprint)
      throws SQLException {
    return Sql.first(
        connection,
        "SELECT * FROM cofferdam_tally WHERE scope = 'FINGERPRINT' AND name = ?",
        row -> summary(connection, row),
        StoredText.fingerprint(fingerprint));
  }

  private static FingerprintSummary summary(Connection connection, ResultSet row)
      throws SQLException {
    String fingerprint = row.getString("name");
    return new FingerprintSummary(
        fingerprint,
        row.getString("kind"),
        row.getString("top_frame"),
        tally(row),
        FingerprintGuestTable.guests(connection, fingerprint));
  }

  /// Deletes some of those seen longest ago where there are more than are kept; returns whether
  /// there are still.
  static boolean deleteOldest(Connection connection, Scope scope, long kept, int limit)
      throws SQLException {
    long count =
        Sql.first(
                connection,
                "SELECT COUNT(*) FROM cofferdam_tally WHERE scope = ?",
                row -> row.getLong(1),
                scope.name())
            .orElse(0L);
    if (count <= kept) {
      return false;
    }
    List<Object[]> oldest =
        Sql.query(
            connection,
            "SELECT name FROM cofferdam_tally WHERE scope = ?"
                + " ORDER BY scope, last_seen FETCH FIRST ? ROWS ONLY",
            row -> new Object[] {row.getString(1)},
            scope.name(),
            Math.min(count - kept, limit));
    Sql.batch(
        connection,
        "DELETE FROM cofferdam_tally WHERE scope = '" + scope + "' AND name = ?",
        oldest);
    if (scope == Scope.FINGERPRINT) {
      Sql.batch(
          connection, "DELETE FROM cofferdam_fingerprint_guest WHERE fingerprint = ?", oldest);
    }
    return count - kept > limit;
  }

  private static Tally tally(ResultSet row) throws SQLException {
    return new Tally(
        row.getLong("crash_count"), Sql.instant(row, "first_seen"), Sql.instant(row, "last_seen"));
  }
}
