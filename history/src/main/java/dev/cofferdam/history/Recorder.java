package dev.cofferdam.history;

import dev.cofferdam.isolation.GuestEvent;
import dev.cofferdam.isolation.GuestListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// Writes events in batches, on a platform thread of its own, and tries again for as long as the
/// database is away.
final class Recorder implements GuestListener {
  private static final System.Logger LOG = System.getLogger("dev.cofferdam.history");

  /// Largest batch. It bounds how long a transaction takes.
  private static final int BATCH_EVENTS_MAX = 500;

  private static final long TICK_NANOS = Duration.ofSeconds(5).toNanos();
  private static final long PATIENCE_NANOS = Duration.ofSeconds(30).toNanos();
  private static final long FIRST_DELAY_NANOS = Duration.ofMillis(100).toNanos();
  private static final long DELAY_NANOS_MAX = Duration.ofSeconds(10).toNanos();

  private final HistorySpec spec;
  private final Lane lane;
  private final EventBuffer buffer;
  private final Sweeps sweeps;
  private final StoredQuarantines quarantines;
  private final Thread thread;
  private final String name = "writer " + UUID.randomUUID();
  // Belong to the thread.
  private long batchNumber;
  private long delayNanos = FIRST_DELAY_NANOS;

  private volatile boolean isGivenUp;

  /// @param event what was told
  /// @param row what is written of it
  private record Task(GuestEvent event, Row row) {}

  Recorder(HistorySpec spec, Lane lane, StoredQuarantines quarantines) {
    this.spec = spec;
    this.lane = lane;
    this.quarantines = quarantines;
    this.buffer = new EventBuffer(spec.bufferedEventCount());
    this.sweeps = new Sweeps(lane, spec.retention(), spec.time());
    this.thread =
        Thread.ofPlatform().name("cofferdam-history-recorder").daemon().unstarted(this::run);
  }

  void start() {
    lane.write(connection -> Counter.forgetWriters(connection, spec.time().instant()));
    thread.start();
  }

  @Override
  public void on(GuestEvent event) {
    if (Row.isFor(event)) {
      buffer.add(event, PATIENCE_NANOS);
    }
  }

  private void run() {
    while (!isGivenUp) {
      List<GuestEvent> events = buffer.peek(BATCH_EVENTS_MAX, TICK_NANOS);
      boolean isLast = events.isEmpty() && buffer.isClosed();
      if (!events.isEmpty()) {
        write(events);
      }
      doChores(events.size());
      if (isLast) {
        return;
      }
    }
  }

  private void doChores(int eventCount) {
    try {
      quarantines.save();
      sweeps.afterEvents(eventCount);
    } catch (HistoryException failure) {
      LOG.log(System.Logger.Level.WARNING, failure.getMessage());
    }
  }

  private void write(List<GuestEvent> events) {
    List<Task> tasks = tasks(events);
    long lostCount = buffer.takeUntoldLost();
    List<Row> rows = new ArrayList<>();
    if (lostCount > 0) {
      rows.add(Row.lost(spec.time().instant(), lostCount));
    }
    tasks.forEach(task -> rows.add(task.row()));
    if (isWritten(rows)) {
      settle(events.size(), events.size() - tasks.size());
      tasks.forEach(task -> acknowledge(task.event()));
    } else if (!isGivenUp) {
      writeOneByOne(events.size(), tasks);
    }
  }

  private static List<Task> tasks(List<GuestEvent> events) {
    var tasks = new ArrayList<Task>();
    for (GuestEvent event : events) {
      task(event).ifPresent(tasks::add);
    }
    return tasks;
  }

  // A report that cannot even be rendered is lost, and must not stop those behind it.
  private static Optional<Task> task(GuestEvent event) {
    try {
      return Row.of(event).map(row -> new Task(event, row));
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "an event of a guest cannot be written", e);
      return Optional.empty();
    }
  }

  /// Tries until the rows are written; returns false where they never will be together, as the
  /// database does not take a value of them, or where the end came first.
  private boolean isWritten(List<Row> rows) {
    var batch = new Batch(name, batchNumber + 1, rows);
    while (!isGivenUp) {
      try {
        lane.write(connection -> batch.write(connection, spec.retention(), spec.time().instant()));
        batchNumber++;
        delayNanos = FIRST_DELAY_NANOS;
        return true;
      } catch (HistoryException failure) {
        if (Failures.isOfValues(Objects.requireNonNullElse(failure.getCause(), failure))) {
          return false;
        }
        pauseAfter(failure);
      }
    }
    return false;
  }

  private void pauseAfter(HistoryException failure) {
    if (buffer.fail(String.valueOf(failure.getMessage()))) {
      LOG.log(
          System.Logger.Level.WARNING,
          failure.getMessage() + "; events of guests wait until it is back");
      tellAvailability();
    }
    buffer.pause(delayNanos);
    delayNanos = Math.min(2 * delayNanos, DELAY_NANOS_MAX);
    if (buffer.isClosed()) {
      isGivenUp = true;
    }
  }

  private void writeOneByOne(int eventCount, List<Task> tasks) {
    var written = new ArrayList<Task>();
    for (Task task : tasks) {
      if (isWritten(List.of(task.row()))) {
        written.add(task);
      } else if (isGivenUp) {
        return;
      }
    }
    settle(eventCount, eventCount - written.size());
    written.forEach(task -> acknowledge(task.event()));
  }

  private void settle(int eventCount, int lostCount) {
    boolean wasAway = buffer.state().failure().isPresent();
    buffer.settle(eventCount, lostCount);
    if (wasAway) {
      LOG.log(
          System.Logger.Level.WARNING,
          "the crash database {0} is back; {1} events of guests are lost",
          spec.location(),
          buffer.state().lostCount());
      tellAvailability();
    }
  }

  private void tellAvailability() {
    try {
      spec.availability().accept(buffer.state());
    } catch (RuntimeException swallowed) {
      LOG.log(System.Logger.Level.WARNING, "who is told of the database failed", swallowed);
    }
  }

  private void acknowledge(GuestEvent event) {
    try {
      spec.committed().accept(event);
    } catch (RuntimeException swallowed) {
      LOG.log(System.Logger.Level.WARNING, "who is told of safe events failed", swallowed);
    }
  }

  HistoryState state() {
    return buffer.state();
  }

  boolean flush(Duration timeout) throws InterruptedException {
    return buffer.flush(timeout.toNanos());
  }

  /// Writes what waits, gives up what cannot be written in time, and ends the thread.
  void close(Duration timeout) {
    buffer.close();
    try {
      thread.join(timeout);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    isGivenUp = true;
    long pendingCount = buffer.state().pendingCount();
    if (pendingCount > 0) {
      buffer.abandon();
      LOG.log(
          System.Logger.Level.WARNING,
          "{0} events of guests are lost: the crash database {1} was closed before it took them",
          pendingCount,
          spec.location());
    }
  }
}
