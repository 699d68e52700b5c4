package dev.cofferdam.isolation;

import dev.cofferdam.engine.EngineBug;
import dev.cofferdam.engine.GuestExit;
import dev.cofferdam.engine.Store;
import dev.cofferdam.engine.Trap;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Makes a crash report of whatever ends a call of one component. Safe for several threads.
public final class CrashReporter {
  private final String component;
  private final String digest;
  private final AtomicInteger attempts = new AtomicInteger();

  private CrashReporter(String component, String digest) {
    this.component = component;
    this.digest = digest;
  }

  /// Returns a reporter for the component with these bytes.
  ///
  /// @param component name for people, such as the file's
  public static CrashReporter of(String component, byte[] bytes) {
    return new CrashReporter(component, Digests.sha256(bytes));
  }

  /// Makes the call and says how it ended.
  ///
  /// What is neither trap, exit nor engine bug, such as an argument of the wrong type, is the
  /// caller's own failure and is thrown on.
  ///
  /// @param store the Store that the call enters
  /// @param function name of the export, for the report
  public Outcome observe(Store store, String function, Supplier<@Nullable Object> call) {
    int attempt = attempts.incrementAndGet();
    long fuelBefore = store.fuelConsumed();
    long start = System.nanoTime();
    try {
      return new Outcome.Returned(call.get());
    } catch (GuestExit exit) {
      return new Outcome.Exited(exit.status());
    } catch (Trap | EngineBug failure) {
      var moment =
          new CrashReport.Moment(
              Instant.now(), Duration.ofNanos(System.nanoTime() - start), attempt);
      var usage =
          new CrashReport.Usage(
              store.fuelConsumed() - fuelBefore, store.memoryBytes(), store.limits());
      var target = new CrashReport.Target(component, digest, function);
      return new Outcome.Crashed(
          new CrashReport(failureOf(failure), target, usage, moment), failure);
    }
  }

  private static CrashReport.Failure failureOf(RuntimeException failure) {
    return switch (failure) {
      case Trap trap -> trapFailure(trap);
      default ->
          new CrashReport.Failure("engine-bug", sentence(failure), List.of(), cause(failure));
    };
  }

  private static CrashReport.Failure trapFailure(Trap trap) {
    return new CrashReport.Failure(trap.kind().word(), sentence(trap), trap.frames(), cause(trap));
  }

  private static String sentence(RuntimeException failure) {
    String message = failure.getMessage();
    return message == null ? failure.toString() : message;
  }

  private static Optional<String> cause(RuntimeException failure) {
    return Optional.ofNullable(failure.getCause()).map(Throwable::toString);
  }
}
