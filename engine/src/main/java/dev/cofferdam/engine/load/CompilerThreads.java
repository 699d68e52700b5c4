package dev.cofferdam.engine.load;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// Threads that the compiler runs on, because the thread that needs a class may be deep in a
/// guest's recursion: one for each module that has classes to be made.
final class CompilerThreads {
  private static final long STACK_BYTES = 16L << 20;
  private static final AtomicLong COUNT = new AtomicLong();

  private static final ExecutorService THREADS =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          10,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          CompilerThreads::newThread);

  private CompilerThreads() {}

  private static Thread newThread(Runnable task) {
    String name = "cofferdam-compiler-" + COUNT.incrementAndGet();
    return Thread.ofPlatform().daemon().name(name).stackSize(STACK_BYTES).unstarted(task);
  }

  static void run(Runnable task) {
    THREADS.execute(task);
  }
}
