package dev.cofferdam.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// The tables, as the steps that led to them. A step is never changed once it is released; a new
/// one follows it.
///
/// Each statement of a step may be repeated: H2 commits after each, so the end of the process can
/// leave a step half done.
final class Schema {
  private static final List<String> FIRST =
      List.of(
          """
          CREATE TABLE IF NOT EXISTS cofferdam_counter (
            name VARCHAR(64) PRIMARY KEY,
            counted BIGINT NOT NULL,
            touched_at TIMESTAMP(6) WITH TIME ZONE NOT NULL)\
          """,
          """
          CREATE TABLE IF NOT EXISTS cofferdam_crash (
            id BIGINT PRIMARY KEY,
            happened_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
            guest VARCHAR(256) NOT NULL,
            component VARCHAR(256) NOT NULL,
            digest VARCHAR(256) NOT NULL,
            function_name VARCHAR(256) NOT NULL,
            kind VARCHAR(256) NOT NULL,
            sentence VARCHAR(1024) NOT NULL,
            top_frame VARCHAR(1024) NOT NULL,
            fingerprint VARCHAR(64) NOT NULL)\
          """,
          "CREATE INDEX IF NOT EXISTS cofferdam_crash_guest ON cofferdam_crash (guest, id)",
          """
          CREATE INDEX IF NOT EXISTS cofferdam_crash_fingerprint
            ON cofferdam_crash (fingerprint, id)\
          """,
          "CREATE INDEX IF NOT EXISTS cofferdam_crash_digest ON cofferdam_crash (digest, id)",
          "CREATE INDEX IF NOT EXISTS cofferdam_crash_time ON cofferdam_crash (happened_at)",
          """
          CREATE TABLE IF NOT EXISTS cofferdam_report (
            crash_id BIGINT PRIMARY KEY,
            fingerprint VARCHAR(64) NOT NULL,
            json VARCHAR(262144) NOT NULL)\
          """,
          """
          CREATE INDEX IF NOT EXISTS cofferdam_report_fingerprint
            ON cofferdam_report (fingerprint, crash_id)\
          """,
          """
          CREATE TABLE IF NOT EXISTS cofferdam_event (
            id BIGINT PRIMARY KEY,
            happened_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
            guest VARCHAR(256) NOT NULL,
            kind VARCHAR(64) NOT NULL,
            detail VARCHAR(1024) NOT NULL)\
          """,
          "CREATE INDEX IF NOT EXISTS cofferdam_event_guest ON cofferdam_event (guest, id)",
          "CREATE INDEX IF NOT EXISTS cofferdam_event_time ON cofferdam_event (happened_at)",
          """
          CREATE TABLE IF NOT EXISTS cofferdam_tally (
            scope VARCHAR(16) NOT NULL,
            name VARCHAR(256) NOT NULL,
            kind VARCHAR(256) NOT NULL,
            top_frame VARCHAR(1024) NOT NULL,
            crash_count BIGINT NOT NULL,
            first_seen TIMESTAMP(6) WITH TIME ZONE NOT NULL,
            last_seen TIMESTAMP(6) WITH TIME ZONE NOT NULL,
            PRIMARY KEY (scope, name))\
          """,
          """
          CREATE INDEX IF NOT EXISTS cofferdam_tally_count
            ON cofferdam_tally (scope, crash_count)\
          """,
          """
          CREATE INDEX IF NOT EXISTS cofferdam_tally_time
            ON cofferdam_tally (scope, last_seen)\
          """,
          """
          CREATE TABLE IF NOT EXISTS cofferdam_fingerprint_guest (
            fingerprint VARCHAR(64) NOT NULL,
            guest VARCHAR(256) NOT NULL,
            crash_count BIGINT NOT NULL,
            PRIMARY KEY (fingerprint, guest))\
          """,
          """
          CREATE TABLE IF NOT EXISTS cofferdam_minute (
            guest VARCHAR(256) NOT NULL,
            minute_start TIMESTAMP(6) WITH TIME ZONE NOT NULL,
            crash_count BIGINT NOT NULL,
            first_id BIGINT NOT NULL,
            last_id BIGINT NOT NULL,
            PRIMARY KEY (guest, minute_start))\
          """,
          "CREATE INDEX IF NOT EXISTS cofferdam_minute_last ON cofferdam_minute (last_id)",
          "CREATE TABLE IF NOT EXISTS cofferdam_quarantined_guest (guest VARCHAR(256) PRIMARY KEY)",
          """
          CREATE TABLE IF NOT EXISTS cofferdam_quarantine (
            component_digest VARCHAR(256) NOT NULL,
            configuration_digest VARCHAR(256) NOT NULL,
            engine_version VARCHAR(256) NOT NULL,
            fingerprint VARCHAR(64) NOT NULL,
            guest VARCHAR(256) NOT NULL,
            why VARCHAR(1024) NOT NULL,
            since TIMESTAMP(6) WITH TIME ZONE NOT NULL,
            length_millis BIGINT NOT NULL,
            PRIMARY KEY (component_digest, configuration_digest, engine_version))\
          """);

  /// Lists go from the newest entry to the oldest, and H2 does not read an index backwards. A
  /// timeline reads tens of thousands of minutes, and finds the counts in the index itself.
  private static final List<String> NEWEST_FIRST =
      List.of(
          "DROP INDEX IF EXISTS cofferdam_crash_guest",
          "DROP INDEX IF EXISTS cofferdam_crash_fingerprint",
          "DROP INDEX IF EXISTS cofferdam_crash_digest",
          "DROP INDEX IF EXISTS cofferdam_event_guest",
          "DROP INDEX IF EXISTS cofferdam_tally_count",
          """
          CREATE INDEX IF NOT EXISTS cofferdam_crash_newest_guest
            ON cofferdam_crash (guest, id DESC)\
          """,
          """
          CREATE INDEX IF NOT EXISTS cofferdam_crash_newest_fingerprint
            ON cofferdam_crash (fingerprint, id DESC)\
          """,
          """
          CREATE INDEX IF NOT EXISTS cofferdam_crash_newest_digest
            ON cofferdam_crash (digest, id DESC)\
          """,
          """
          CREATE INDEX IF NOT EXISTS cofferdam_crash_newest_guest_fingerprint
            ON cofferdam_crash (guest, fingerprint, id DESC)\
          """,
          """
          CREATE INDEX IF NOT EXISTS cofferdam_event_newest_guest
            ON cofferdam_event (guest, id DESC)\
          """,
          """
          CREATE INDEX IF NOT EXISTS cofferdam_tally_most
            ON cofferdam_tally (scope, crash_count DESC)\
          """,
          """
          CREATE INDEX IF NOT EXISTS cofferdam_tally_newest
            ON cofferdam_tally (scope, last_seen DESC)\
          """,
          """
          CREATE INDEX IF NOT EXISTS cofferdam_minute_count
            ON cofferdam_minute (guest, minute_start, crash_count)\
          """,
          """
          CREATE INDEX IF NOT EXISTS cofferdam_quarantine_newest
            ON cofferdam_quarantine (since DESC)\
          """);

  static final List<List<String>> STEPS = List.of(FIRST, NEWEST_FIRST);

  private Schema() {}

  /// Brings the tables up to date.
  static void migrate(Connection connection) throws SQLException {
    migrate(connection, STEPS);
  }

  static void migrate(Connection connection, List<List<String>> steps) throws SQLException {
    Dialect.of(connection).lockForMigration(connection);
    Sql.execute(
        connection, "CREATE TABLE IF NOT EXISTS cofferdam_schema (version INTEGER NOT NULL)");
    for (int version = version(connection, steps.size()); version < steps.size(); version++) {
      for (String statement : steps.get(version)) {
        Sql.execute(connection, statement);
      }
      setVersion(connection, version + 1);
    }
  }

  private static int version(Connection connection, int known) throws SQLException {
    int version =
        Sql.first(connection, "SELECT version FROM cofferdam_schema", row -> row.getInt(1))
            .orElse(0);
    if (version > known) {
      throw new HistoryException(
          "%s has tables of version %d, and this Cofferdam knows version %d: "
                  .formatted(connection.getMetaData().getURL(), version, known)
              + "use the newer Cofferdam that made them, or choose another database");
    }
    return version;
  }

  private static void setVersion(Connection connection, int version) throws SQLException {
    if (Sql.update(connection, "UPDATE cofferdam_schema SET version = ?", version) == 0) {
      Sql.update(connection, "INSERT INTO cofferdam_schema VALUES (?)", version);
    }
  }
}
