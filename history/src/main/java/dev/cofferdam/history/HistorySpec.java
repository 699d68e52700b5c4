package dev.cofferdam.history;

import dev.cofferdam.isolation.GuestEvent;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;

/// How a crash database is opened: where it is, how much it keeps, and who is told what is safe.
///
/// @param location where it is
/// @param retention how much it keeps
/// @param time says what is too old; each event brings its own time
/// @param bufferedEventCount how many events wait for the database at most, while it is slow or
///   away; those that come on top are lost, and counted
/// @param committed is told each event once it cannot be lost any more, in order, by the database's
///   own thread; what it throws is dropped
/// @param availability is told when the database is away, once, and when it is back, by the
///   database's own thread; what it throws is dropped
public record HistorySpec(
    Location location,
    Retention retention,
    InstantSource time,
    int bufferedEventCount,
    Consumer<GuestEvent> committed,
    Consumer<HistoryState> availability) {
  /// How many events wait for the database at most, unless you choose.
  public static final int BUFFERED_EVENT_COUNT_DEFAULT = 10_000;

  /// Checks the bounds.
  public HistorySpec {
    if (bufferedEventCount <= 0) {
      throw new IllegalArgumentException(
          "bufferedEventCount is not positive: " + bufferedEventCount);
    }
  }

  /// Describes a crash database at a place, with the standard retention.
  public static HistorySpec of(Location location) {
    return new HistorySpec(
        location,
        Retention.standard(),
        Clock.systemUTC(),
        BUFFERED_EVENT_COUNT_DEFAULT,
        _ -> {},
        _ -> {});
  }

  /// Describes a crash database in a file.
  ///
  /// @throws IllegalArgumentException if the path holds a semicolon
  public static HistorySpec ofFile(Path file) {
    return of(new Location.EmbeddedFile(file));
  }

  /// Describes a crash database on a server.
  ///
  /// @param url a JDBC URL, such as `jdbc:postgresql://host/crashes`
  /// @param properties what else the driver is told, such as `user` and `password`
  public static HistorySpec ofUrl(String url, Map<String, String> properties) {
    return of(new Location.Server(url, properties));
  }

  /// Describes a crash database whose connections the application makes.
  ///
  /// @param name what messages call it
  public static HistorySpec ofDataSource(String name, DataSource dataSource) {
    return of(new Location.Given(name, dataSource));
  }

  /// Returns this description with another retention.
  public HistorySpec withRetention(Retention value) {
    return new HistorySpec(location, value, time, bufferedEventCount, committed, availability);
  }

  /// Returns this description with a clock of a test's own.
  public HistorySpec withTime(InstantSource value) {
    return new HistorySpec(location, retention, value, bufferedEventCount, committed, availability);
  }

  /// Returns this description with another number of events that may wait.
  public HistorySpec withBufferedEventCount(int value) {
    return new HistorySpec(location, retention, time, value, committed, availability);
  }

  /// Returns this description with someone who is told what is safe.
  public HistorySpec withCommitted(Consumer<GuestEvent> value) {
    return new HistorySpec(location, retention, time, bufferedEventCount, value, availability);
  }

  /// Returns this description with someone who is told when the database is away and when it is
  /// back.
  public HistorySpec withAvailability(Consumer<HistoryState> value) {
    return new HistorySpec(location, retention, time, bufferedEventCount, committed, value);
  }
}
