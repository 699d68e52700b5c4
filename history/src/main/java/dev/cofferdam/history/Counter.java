package dev.cofferdam.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Numbers that are given out within the transaction that uses them. Whoever takes some holds the
/// row's lock, so writers of several processes follow each other, and numbers become visible in
/// their order.
final class Counter {
  private static final String IDS = "ids";
  private static final String SYNCS = "syncs";
  private static final Duration WRITER_KEPT = Duration.ofDays(30);

  private Counter() {}

  /// Takes `count` numbers and returns the first of them.
  static long take(Connection connection, int count, Instant now) throws SQLException {
    add(connection, IDS, count, now);
    return counted(connection, IDS).orElseThrow() - count + 1;
  }

  /// Returns the last number taken.
  static long last(Connection connection) throws SQLException {
    return counted(connection, IDS).orElse(0L);
  }

  /// Returns whether a writer has written the batch of that number already. It asks that where it
  /// does not know whether its commit arrived.
  static boolean isWritten(Connection connection, String writer, long batch) throws SQLException {
    return counted(connection, writer).orElse(0L) >= batch;
  }

  /// Notes within a batch's transaction that the writer's next batch is written.
  static void noteWritten(Connection connection, String writer, Instant now) throws SQLException {
    add(connection, writer, 1, now);
  }

  /// Changes something.
  static void noteSync(Connection connection) throws SQLException {
    add(connection, SYNCS, 1, Instant.EPOCH);
  }

  /// Forgets writers that have not written for long.
  static void forgetWriters(Connection connection, Instant now) throws SQLException {
    Sql.update(
        connection,
        "DELETE FROM cofferdam_counter WHERE name NOT IN (?, ?) AND touched_at < ?",
        IDS,
        SYNCS,
        now.minus(WRITER_KEPT));
  }

  private static void add(Connection connection, String name, long count, Instant now)
      throws SQLException {
    int changed =
        Sql.update(
            connection,
            "UPDATE cofferdam_counter SET counted = counted + ?, touched_at = ? WHERE name = ?",
            count,
            now,
            name);
    if (changed == 0) {
      Sql.update(connection, "INSERT INTO cofferdam_counter VALUES (?, ?, ?)", name, count, now);
    }
  }

  private static Optional<Long> counted(Connection connection, String name) throws SQLException {
    return Sql.first(
        connection,
        "SELECT counted FROM cofferdam_counter WHERE name = ?",
        row -> row.getLong(1),
        name);
  }
}
