package dev.cofferdam.wasm;

import java.time.Duration;
import java.util.function.Supplier;

/// The time that one loading may take, whatever parts it has: decoding and validation of a module,
/// or of a component with all that is in it. Each part looks at the clock of the loading it belongs
/// to, now and then.
public final class LoadClock {
  private static final ScopedValue<LoadClock> RUNNING = ScopedValue.newInstance();

  private final Duration timeout;
  private final long startNanos = System.nanoTime();

  private LoadClock(Duration timeout) {
    this.timeout = timeout;
  }

  /// Runs a loading, or a part of one that runs already.
  public static <T> T within(Duration timeout, Supplier<T> loading) {
    return RUNNING.isBound()
        ? loading.get()
        : ScopedValue.where(RUNNING, new LoadClock(timeout)).call(loading::get);
  }

  /// Runs a part that has no result.
  public static void within(Duration timeout, Runnable part) {
    if (RUNNING.isBound()) {
      part.run();
    } else {
      ScopedValue.where(RUNNING, new LoadClock(timeout)).run(part);
    }
  }

  /// Looks at the clock.
  ///
  /// @throws LoadLimitException if the loading takes too long
  public static void look(long offset) {
    if (RUNNING.isBound()) {
      RUNNING.get().requireTime(offset);
    }
  }

  private void requireTime(long offset) {
    long elapsedNanos = System.nanoTime() - startNanos;
    if (elapsedNanos > timeout.toNanos()) {
      throw new LoadLimitException(
          "loading has taken %d ms, which exceeds the limit of %d ms (LoadLimits.timeout)"
              .formatted(elapsedNanos / 1_000_000, timeout.toMillis()),
          offset);
    }
  }
}
