package dev.cofferdam.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/// Which guests had which crashes.
final class FingerprintGuestTable {
  private record Key(String fingerprint, String guest) {}

  private FingerprintGuestTable() {}

  static void add(Connection connection, Numbered<Row.Crash> crashes) throws SQLException {
    var counts = new LinkedHashMap<Key, Long>();
    for (var entry : crashes) {
      Row.Crash crash = entry.row();
      counts.merge(new Key(crash.failure().fingerprint(), crash.guest()), 1L, Long::sum);
    }
    var updates = new ArrayList<Object[]>();
    counts.forEach((key, count) -> updates.add(new Object[] {count, key.fingerprint, key.guest}));
    int[] changed =
        Sql.batch(
            connection,
            "UPDATE cofferdam_fingerprint_guest SET crash_count = crash_count + ?"
                + " WHERE fingerprint = ? AND guest = ?",
            updates);
    int index = 0;
    for (Map.Entry<Key, Long> count : counts.entrySet()) {
      if (changed[index++] == 0) {
        insert(connection, count.getKey(), count.getValue());
      }
    }
  }

  private static void insert(Connection connection, Key key, long count) throws SQLException {
    if (count(connection, key.fingerprint) < FingerprintSummary.GUESTS_COUNTED_MAX) {
      Sql.update(
          connection,
          "INSERT INTO cofferdam_fingerprint_guest VALUES (?, ?, ?)",
          key.fingerprint,
          key.guest,
          count);
    }
  }

  static FingerprintSummary.Guests guests(Connection connection, String fingerprint)
      throws SQLException {
    return new FingerprintSummary.Guests(
        count(connection, fingerprint),
        Sql.query(
            connection,
            "SELECT guest FROM cofferdam_fingerprint_guest WHERE fingerprint = ?"
                + " ORDER BY crash_count DESC, guest FETCH FIRST ? ROWS ONLY",
            row -> row.getString(1),
            fingerprint,
            FingerprintSummary.GUESTS_NAMED_MAX));
  }

  private static long count(Connection connection, String fingerprint) throws SQLException {
    return Sql.first(
            connection,
            "SELECT COUNT(*) FROM cofferdam_fingerprint_guest WHERE fingerprint = ?",
            row -> row.getLong(1),
            fingerprint)
        .orElse(0L);
  }
}
