package dev.cofferdam.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/// One connection with a platform thread of its own, on which all its work is done, one piece after
/// the other. After a failure the next piece gets a new connection.
///
/// The thread is why an interrupt of a caller cannot close the database's file or socket.
final class Lane implements AutoCloseable {
  /// What is done with a connection.
  interface Work<T> {
    T with(Connection connection) throws SQLException;
  }

  /// What is done with a connection, without a result.
  interface Change {
    void with(Connection connection) throws SQLException;
  }

  private final Connector connector;
  private final ExecutorService thread;
  // Belongs to the thread.
  private @Nullable Connection connection;

  Lane(String name, Connector connector) {
    this.connector = connector;
    this.thread =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("cofferdam-history-" + name).daemon().factory());
  }

  /// Does work in a transaction that changes nothing.
  <T> T read(Work<T> work) {
    return await(submit(() -> answered(work)));
  }

  /// Does work in a transaction; when this returns, it survives the end of the process and of
  /// power.
  void write(Change change) {
    await(
        submit(() ->
            answered(open -> {
              change.with(open);
              open.commit();
              Dialect.of(open).sync(open);
              return true;
            })));
  }

  private <T> Future<T> submit(java.util.concurrent.Callable<T> task) {
    try {
      return thread.submit(task);
    } catch (RejectedExecutionException e) {
      throw new HistoryException(connector + " is closed", e);
    }
  }

  private <T> T answered(Work<T> work) {
    boolean isWarm = connection != null;
    try {
      return attempt(work);
    } catch (SQLException e) {
      drop();
      if (isWarm && Failures.isOfConnection(e)) {
        return answeredByNew(work);
      }
      throw connector.failure(e);
    } catch (RuntimeException e) {
      drop();
      throw e;
    }
  }

  private <T> T answeredByNew(Work<T> work) {
    try {
      return attempt(work);
    } catch (SQLException e) {
      drop();
      throw connector.failure(e);
    }
  }

  private <T> T attempt(Work<T> work) throws SQLException {
    Connection open = connection;
    if (open == null) {
      open = connector.connect();
      connection = open;
      open.setAutoCommit(false);
    }
    T result = work.with(open);
    open.rollback();
    return result;
  }

  private void drop() {
    Connection open = connection;
    connection = null;
    if (open != null) {
      try {
        open.close();
      } catch (SQLException _) {
        // It is of no use any more, and why it was dropped is told already.
      }
    }
  }

  private <T> T await(Future<T> answer) {
    boolean wasInterrupted = false;
    try {
      while (true) {
        try {
          return answer.get();
        } catch (InterruptedException _) {
          wasInterrupted = true;
        }
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof HistoryException failure
          ? failure
          : new HistoryException(
              connector + ": " + e.getCause(), Objects.requireNonNullElse(e.getCause(), e));
    } finally {
      if (wasInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// Finishes the work that was given to it, and closes the connection.
  @Override
  public void close() {
    try {
      await(thread.submit(this::drop, true));
    } catch (RejectedExecutionException _) {
      return;
    }
    thread.shutdown();
  }
}
