package dev.cofferdam.benchmarks;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// Tells on the error stream, every few seconds, how far long work is. A thread of its own does;
/// closing ends it.
final class Progress implements AutoCloseable {
  private static final long STEP_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final long startNanos = System.nanoTime();
  private final Thread thread;
  private volatile boolean isClosed;

  private Progress(Supplier<String> state) {
    thread = Thread.ofPlatform().daemon().name("progress").unstarted(() -> tell(state));
  }

  static Progress of(Supplier<String> state) {
    var progress = new Progress(state);
    progress.thread.start();
    return progress;
  }

  private void tell(Supplier<String> state) {
    while (!isClosed) {
      LockSupport.parkNanos(STEP_NANOS);
      if (!isClosed) {
        System.err.printf(
            Locale.ROOT,
            "  %4d s: %s%n",
            (System.nanoTime() - startNanos) / 1_000_000_000,
            state.get());
      }
    }
  }

  @Override
  public void close() {
    isClosed = true;
    LockSupport.unpark(thread);
  }
}
