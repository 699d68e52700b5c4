package dev.cofferdam.history;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What happened beside crashes, and who is quarantined because of it.
final class EventTable {
  private EventTable() {}

  static void insert(Connection connection, Numbered<Row.Other> others) throws SQLException {
    var values = new ArrayList<Object[]>();
    for (var entry : others) {
      Row.Other other = entry.row();
      values.add(
          new Object[] {
            entry.id(), other.time(), other.guest(), other.kind().name(), other.detail()
          });
    }
    Sql.batch(connection, "INSERT INTO cofferdam_event VALUES (?, ?, ?, ?, ?)", values);
    for (var entry : others) {
      noteQuarantine(connection, entry.row());
    }
  }

  private static void noteQuarantine(Connection connection, Row.Other other) throws SQLException {
    switch (other.kind()) {
      case QUARANTINED -> {
        if (!isQuarantined(connection, other.guest())) {
          Sql.update(
              connection, "INSERT INTO cofferdam_quarantined_guest VALUES (?)", other.guest());
        }
      }
      case RELEASED, REPLACED ->
          Sql.update(
              connection, "DELETE FROM cofferdam_quarantined_guest WHERE guest = ?", other.guest());
      case RESTART_PLANNED, ROLLED_BACK, STOPPED, LOST -> {}
    }
  }

  static boolean isQuarantined(Connection connection, String guest) throws SQLException {
    return Sql.first(
            connection,
            "SELECT guest FROM cofferdam_quarantined_guest WHERE guest = ?",
            row -> true,
            StoredText.name(guest))
        .isPresent();
  }

  static List<StoredEvent> events(Connection connection, Optional<String> guest, Page page)
      throws SQLException {
    var where = new Conditions().with("id < ?", page.beforeId());
    guest.ifPresent(name -> where.with("guest = ?", StoredText.name(name)));
    return Sql.query(
        connection,
        "SELECT * FROM cofferdam_event"
            + where
            + (guest.isPresent() ? " ORDER BY guest, id DESC" : " ORDER BY id DESC")
            + " FETCH FIRST ? ROWS ONLY",
        EventTable::event,
        where.values(page.rowCount()));
  }

  private static StoredEvent event(ResultSet row) throws SQLException {
    return new StoredEvent(
        row.getLong("id"),
        Sql.instant(row, "happened_at"),
        row.getString("guest"),
        StoredEvent.Kind.valueOf(row.getString("kind")),
        row.getString("detail"));
  }
}
