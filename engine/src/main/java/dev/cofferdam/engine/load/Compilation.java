package dev.cofferdam.engine.load;

import dev.cofferdam.compiler.CompileException;
import dev.cofferdam.engine.EngineBug;
import dev.cofferdam.engine.LoadException;
import dev.cofferdam.engine.Trap;
import dev.cofferdam.engine.TrapKind;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/// Runs the compiler on threads of its own, because the thread that needs a class may be deep in a
/// guest's recursion.
///
/// A failure leaves as an exception that is not a `LinkageError`: those the JVM would remember at
/// the call site for ever.
final class Compilation {
  private static final long STACK_BYTES = 16L << 20;
  private static final long TIMEOUT_SECONDS = 30;
  private static final AtomicLong COUNT = new AtomicLong();

  /// One for each guest that waits, so that none waits behind a function that another made slow.
  private static final ExecutorService THREADS =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          10,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          Compilation::newThread);

  private Compilation() {}

  private static Thread newThread(Runnable task) {
    String name = "cofferdam-compiler-" + COUNT.incrementAndGet();
    return Thread.ofPlatform().daemon().name(name).stackSize(STACK_BYTES).unstarted(task);
  }

  /// Runs `task` there and waits for it; an interrupt of the caller is kept for later.
  static <T> T run(Callable<T> task) {
    Future<T> result = THREADS.submit(task);
    boolean isInterrupted = false;
    try {
      while (true) {
        try {
          return result.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
          isInterrupted = true;
        } catch (TimeoutException e) {
          result.cancel(true);
          throw new LoadException("compiling a function took over " + TIMEOUT_SECONDS + " s", e);
        } catch (ExecutionException e) {
          throw classified(e);
        }
      }
    } finally {
      if (isInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static RuntimeException classified(ExecutionException e) {
    Throwable cause = e.getCause();
    return switch (cause) {
      case CompileException unsupported ->
          new LoadException(String.valueOf(unsupported.getMessage()), unsupported);
      case OutOfMemoryError error ->
          Trap.of(TrapKind.HOST_OUT_OF_MEMORY, TrapKind.HOST_OUT_OF_MEMORY.message(), error);
      case null, default -> new EngineBug("the compiler failed", cause);
    };
  }
}
