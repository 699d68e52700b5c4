package dev.cofferdam.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/// Where the databases differ.
enum Dialect {
  /// The embedded one.
  H2(Optional.empty(), Optional.of("CHECKPOINT SYNC")),
  /// The server. The number is arbitrary; whoever migrates these tables holds it.
  POSTGRESQL(Optional.of("SELECT pg_advisory_xact_lock(7031905127)"), Optional.empty());

  private final Optional<String> migrationLock;
  private final Optional<String> sync;

  Dialect(Optional<String> migrationLock, Optional<String> sync) {
    this.migrationLock = migrationLock;
    this.sync = sync;
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

  /// Makes what is committed survive a power failure, where committing alone does not.
  void sync(Connection connection) throws SQLException {
    if (sync.isPresent()) {
      Sql.execute(connection, sync.get());
    }
  }
}
