package dev.cofferdam.history;

import dev.cofferdam.isolation.GuestListener;
import dev.cofferdam.isolation.QuarantineStore;
import java.nio.file.Path;
import java.time.Duration;

/// A database of what happened to guests: written as their listener, asked through queries, and the
/// place where quarantines outlive the process.
///
/// ```java
/// try (CrashDatabase history = CrashDatabase.open(Path.of("crashes"));
///     Cofferdam cofferdam =
///         Cofferdam.create(
///             CofferdamSpec.standard()
///                 .withListener(history.listener())
///                 .withQuarantines(history.quarantines()))) {
///   serve(cofferdam);
///   history.queries().topFingerprints(FingerprintOrder.COUNT, 10).forEach(this::show);
/// }
/// ```
///
/// Guests never wait for it, and its failures are not theirs: events wait in a bounded buffer while
/// it is away, and what does not fit is counted, told in {@link #state} and noted in the database
/// once it is back. Safe for use by many threads.
public final class CrashDatabase implements AutoCloseable {
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

  private final Lane writing;
  private final Lane reading;
  private final Recorder recorder;
  private final StoredQuarantines quarantines;
  private final CrashQueries queries;

  private CrashDatabase(HistorySpec spec, Connector connector) {
    writing = new Lane("write", connector);
    reading = new Lane("read", connector);
    quarantines = new StoredQuarantines(writing, spec.retention().quarantineCount());
    recorder = new Recorder(spec, writing, quarantines);
    queries = new CrashQueries(reading, spec.time());
  }

  /// Opens the database in a file of the embedded database H2, which is made where it is missing.
  ///
  /// @throws HistoryException as {@link #open(HistorySpec)} does
  /// @throws IllegalArgumentException if the path holds a semicolon
  public static CrashDatabase open(Path file) {
    return open(HistorySpec.ofFile(file));
  }

  /// Opens a database and brings its tables up to date.
  ///
  /// @throws HistoryException if another process has the file open, if it is no database or a newer
  ///   Cofferdam's, or if the server does not answer
  public static CrashDatabase open(HistorySpec spec) {
    var database = new CrashDatabase(spec, Connector.of(spec.location()));
    try {
      database.start();
    } catch (HistoryException failure) {
      database.end();
      throw failure;
    }
    return database;
  }

  private void start() {
    writing.write(Schema::migrate);
    quarantines.load();
    recorder.start();
  }

  /// Returns who writes down what happens to guests. Where events come faster than they can be
  /// written it waits a little, which guests do not notice.
  public GuestListener listener() {
    return recorder;
  }

  /// Returns the quarantines of this database.
  ///
  /// What is kept or forgotten is safe when the method returns, also from a power failure. Where
  /// the database does not answer, `put` and `remove` throw a {@link HistoryException}; the change
  /// applies in this process all the same, and is written once the database is back.
  public QuarantineStore quarantines() {
    return quarantines;
  }

  /// Returns who answers questions.
  public CrashQueries queries() {
    return queries;
  }

  /// Returns how the database fares.
  public HistoryState state() {
    return recorder.state();
  }

  /// Waits until everything that the listener was told before is safe or lost, and returns whether
  /// that was so in time.
  ///
  /// @throws InterruptedException if the thread is interrupted while it waits
  public boolean flush(Duration timeout) throws InterruptedException {
    return recorder.flush(timeout);
  }

  /// Writes what waits, for five seconds at most, and closes the database.
  @Override
  public void close() {
    recorder.close(CLOSE_TIMEOUT);
    try {
      quarantines.save();
    } catch (HistoryException _) {
      // Whoever put or removed a quarantine was told that it was not safe.
    } finally {
      end();
    }
  }

  private void end() {
    reading.close();
    writing.close();
  }
}
