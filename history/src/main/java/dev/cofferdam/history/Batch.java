package dev.cofferdam.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/// Events that are written in one transaction.
///
/// @param writer the process's name for itself, unique
/// @param number which of the writer's batches it is, from 1 without gaps
/// @param rows the events in their order
record Batch(String writer, long number, List<Row> rows) {
  /// Copies the rows.
  Batch {
    rows = List.copyOf(rows);
  }

  /// Writes the batch, unless it was written already.
  void write(Connection connection, Retention retention, Instant now) throws SQLException {
    long firstId = Counter.take(connection, rows.size(), now);
    if (Counter.isWritten(connection, writer, number)) {
      connection.rollback();
      return;
    }
    var crashes = new Numbered<Row.Crash>();
    var others = new Numbered<Row.Other>();
    for (int i = 0; i < rows.size(); i++) {
      switch (rows.get(i)) {
        case Row.Crash crash -> crashes.add(firstId + i, crash);
        case Row.Other other -> others.add(firstId + i, other);
      }
    }
    CrashTable.insert(connection, crashes, retention.reportsPerFingerprint());
    EventTable.insert(connection, others);
    TallyTable.add(connection, crashes);
    MinuteTable.add(connection, crashes);
    Counter.noteWritten(connection, writer, now);
  }
}
