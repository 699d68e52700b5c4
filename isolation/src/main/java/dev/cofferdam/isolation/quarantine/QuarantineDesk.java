package dev.cofferdam.isolation.quarantine;

import dev.cofferdam.isolation.Quarantine;
import dev.cofferdam.isolation.QuarantineStore;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Writes to a {@link QuarantineStore}, one after the other, on a platform thread: a store may be
/// slow, and neither guests nor their callers wait for it. What waits is bounded by the guests, as
/// each has at most a few quarantines on the way.
public final class QuarantineDesk {
  private final QuarantineStore store;
  private final ThreadPoolExecutor writer =
      new ThreadPoolExecutor(
          1,
          1,
          5,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(),
          Thread.ofPlatform().daemon().name("cofferdam-quarantines").factory());

  private QuarantineDesk(QuarantineStore store) {
    this.store = store;
    writer.allowCoreThreadTimeOut(true);
  }

  /// Creates a desk before a store.
  public static QuarantineDesk create(QuarantineStore store) {
    return new QuarantineDesk(store);
  }

  /// Reads on the calling thread.
  public Optional<Quarantine> find(Subject subject) {
    return store.find(
        subject.componentDigest(), subject.configurationDigest(), subject.engineVersion());
  }

  /// Keeps a quarantine, and then runs `then`, also where the store failed: the log says so, and
  /// the quarantine holds until the JVM ends.
  public void put(Quarantine quarantine, Runnable then) {
    write(() -> store.put(quarantine), then);
  }

  /// Forgets a quarantine.
  public void remove(Quarantine.Key key) {
    write(() -> store.remove(key), () -> {});
  }

  private void write(Runnable writing, Runnable then) {
    try {
      writer.execute(() -> {
        attempt(writing);
        then.run();
      });
    } catch (RejectedExecutionException closed) {
      then.run();
    }
  }

  private void attempt(Runnable writing) {
    try {
      writing.run();
    } catch (RuntimeException | Error failure) {
      System.getLogger(QuarantineDesk.class.getName())
          .log(System.Logger.Level.WARNING, "a quarantine was not kept", failure);
    }
  }

  /// Takes no more writes and waits for those that are on their way, so long and no longer.
  public void close(Duration patience) {
    writer.shutdown();
    try {
      var _ = writer.awaitTermination(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
