package dev.cofferdam.history;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import org.h2.api.ErrorCode;

/// What a database's errors mean.
final class Failures {
  private Failures() {}

  /// Returns whether another connection may do what this one did not.
  static boolean isOfConnection(SQLException e) {
    return e instanceof SQLNonTransientConnectionException
        || e instanceof SQLTransientConnectionException
        || hasClass(e, "08")
        || hasClass(e, "57")
        || e.getErrorCode() == ErrorCode.DATABASE_IS_CLOSED
        || e.getErrorCode() == ErrorCode.OBJECT_CLOSED;
  }

  /// Returns whether the values are to blame, so that trying again is of no use.
  static boolean isOfValues(Throwable e) {
    return e instanceof SQLException sql && (hasClass(sql, "22") || hasClass(sql, "23"));
  }

  private static boolean hasClass(SQLException e, String prefix) {
    String state = e.getSQLState();
    return state != null && state.startsWith(prefix);
  }

  static String sentence(Location location, SQLException cause) {
    return switch (cause.getErrorCode()) {
      case ErrorCode.DATABASE_ALREADY_OPEN_1 ->
          "another process has the crash database %s open: end it, ask it, or choose another file"
              .formatted(location);
      case ErrorCode.FILE_CORRUPTED_1, ErrorCode.FILE_VERSION_ERROR_1 ->
          "%s is damaged or no crash database: move it away, and a new one is made (%s)"
              .formatted(location, firstLine(cause));
      default -> "the crash database %s failed: %s".formatted(location, firstLine(cause));
    };
  }

  private static String firstLine(SQLException cause) {
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
  }
}
