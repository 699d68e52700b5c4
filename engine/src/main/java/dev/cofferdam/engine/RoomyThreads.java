package dev.cofferdam.engine;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Threads of ours with a stack that any guest fits in, for callers whose own is too small.
final class RoomyThreads {
  /// The largest stack limit and what the host needs below it. Only what is touched is ever
  /// committed.
  private static final long STACK_BYTES = 66L << 20;

  private static final AtomicLong COUNT = new AtomicLong();
  private static final ExecutorService THREADS =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          5,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          RoomyThreads::newThread);

  private RoomyThreads() {}

  private static Thread newThread(Runnable task) {
    String name = "cofferdam-guest-" + COUNT.incrementAndGet();
    return Thread.ofPlatform().daemon().name(name).stackSize(STACK_BYTES).unstarted(task);
  }

  /// Runs `body` there and waits for it. An interrupt of the caller is passed on and kept.
  static <T extends @Nullable Object> T call(Supplier<T> body) {
    var runner = new AtomicReference<@Nullable Thread>();
    Future<T> result =
        THREADS.submit(() -> {
          synchronized (runner) {
            runner.set(Thread.currentThread());
          }
          try {
            return body.get();
          } finally {
            synchronized (runner) {
              runner.set(null);
              var _ = Thread.interrupted();
            }
          }
        });
    return await(result, runner);
  }

  private static <T extends @Nullable Object> T await(
      Future<T> result, AtomicReference<@Nullable Thread> runner) {
    boolean isInterrupted = false;
    try {
      while (true) {
        try {
          return result.get();
        } catch (InterruptedException e) {
          isInterrupted = true;
          interrupt(runner);
        } catch (ExecutionException e) {
          throw unwrap(e);
        }
      }
    } finally {
      if (isInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void interrupt(AtomicReference<@Nullable Thread> runner) {
    synchronized (runner) {
      Thread thread = runner.get();
      if (thread != null) {
        thread.interrupt();
      }
    }
  }

  private static RuntimeException unwrap(ExecutionException e) {
    return switch (e.getCause()) {
      case RuntimeException failure -> failure;
      case Error error -> throw error;
      case Throwable other -> new EngineBug("a call failed with a checked exception", other);
      case null -> new EngineBug("a call failed without a cause", e);
    };
  }
}
