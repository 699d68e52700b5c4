package dev.cofferdam.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/// Where the databases differ.
enum Dialect {
  /// The embedded one.
  H2(Optional.empty(), true),
  /// The server. The number is arbitrary; whoever migrates these tables holds it.
  POSTGRESQL(Optional.of("SELECT pg_advisory_xact_lock(7031905127)"), false);

  private final Optional<String> migrationLock;
  private final boolean isSyncNeeded;

  Dialect(Optional<String> migrationLock, boolean isSyncNeeded) {
    this.migrationLock = migrationLock;
    this.isSyncNeeded = isSyncNeeded;
  }

  static Dialect of(Connection connection) throws SQLException {
    String product = connection.getMetaData().getDatabaseProductName();
    return switch (product) {
      case "H2" -> H2;
      case "PostgreSQL" -> POSTGRESQL;
      default ->
          throw new HistoryException(
              "a crash database is one of H2 or PostgreSQL, not of " + product);
    };
  }

  /// Keeps others from migrating the same tables until the transaction ends.
  void lockForMigration(Connection connection) throws SQLException {
    if (migrationLock.isPresent()) {
      Sql.execute(connection, migrationLock.get());
    }
  }

  /// Makes what is committed survive the end of the process and of power, where committing alone
  /// does not.
  ///
  /// H2 writes in the background, and a checkpoint does not wait for a write that has begun unless
  /// there is something more to write, which then comes after it. So the second one is given
  /// something. `WRITE_DELAY=0` would do as well, but ends H2's housekeeping, and the file grows by
  /// some 50 KB with every commit.
  void sync(Connection connection) throws SQLException {
    if (isSyncNeeded) {
      Sql.execute(connection, "CHECKPOINT");
      Counter.noteSync(connection);
      connection.commit();
      Sql.execute(connection, "CHECKPOINT SYNC");
    }
  }
}
