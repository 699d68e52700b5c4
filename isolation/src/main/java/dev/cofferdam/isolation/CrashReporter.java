package dev.cofferdam.isolation;

import dev.cofferdam.engine.EngineBug;
import dev.cofferdam.engine.GuestExit;
import dev.cofferdam.engine.LinkException;
import dev.cofferdam.engine.LoadException;
import dev.cofferdam.engine.Store;
import dev.cofferdam.engine.Trap;
import dev.cofferdam.engine.WasmFrame;
import dev.cofferdam.isolation.breaker.HostCallLog;
import dev.cofferdam.isolation.report.CrashReport;
import dev.cofferdam.isolation.report.SourceCalls;
import dev.cofferdam.wasm.dwarf.SourceLines;
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
  private final SourceLines lines;
  private final AtomicInteger attempts = new AtomicInteger();

  private CrashReporter(String component, String digest, SourceLines lines) {
    this.component = component;
    this.digest = digest;
    this.lines = lines;
  }

  /// Returns a reporter for the component with these bytes. The array is kept, because reports read
  /// debug information from it, and must not be changed.
  ///
  /// @param component name for people, such as the file's
  public static CrashReporter of(String component, byte[] bytes) {
    return new CrashReporter(component, CrashReport.digest(bytes), SourceLines.of(bytes));
  }

  /// Returns a reporter for the component with this code.
  static CrashReporter of(String component, GuestCode code) {
    return new CrashReporter(component, code.digest(), code.lines());
  }

  /// Makes the call and says how it ended.
  ///
  /// What is neither trap, exit nor engine bug, such as an argument of the wrong type, is the
  /// caller's own failure and is thrown on.
  ///
  /// @param store the Store that the call enters
  /// @param function name of the export, for the report
  public Outcome observe(Store store, String function, Supplier<@Nullable Object> call) {
    long start = System.nanoTime();
    try {
      return new Outcome.Returned(call.get());
    } catch (GuestExit exit) {
      return new Outcome.Exited(exit.status());
    } catch (Trap | EngineBug failure) {
      return crashed(store, function, start, failure);
    }
  }

  /// Reports a failure that has left the Store.
  ///
  /// @param startNanos when the call began, on the clock of `System.nanoTime`
  Outcome.Crashed crashed(Store store, String function, long startNanos, RuntimeException failure) {
    var duration = Duration.ofNanos(System.nanoTime() - startNanos);
    var moment = new CrashReport.Moment(Instant.now(), duration, attempts.incrementAndGet());
    var target = new CrashReport.Target(component, digest, function);
    var report =
        new CrashReport(
            failureOf(failure, HostCallLog.of(store).names()),
            target,
            usageOf(store, failure),
            moment);
    return new Outcome.Crashed(report, failure);
  }

  private static CrashReport.Usage usageOf(Store store, RuntimeException failure) {
    long peakBytes = store.peakMemoryBytes();
    return new CrashReport.Usage(
        store.fuelConsumed(),
        new CrashReport.Memory(store.memoryBytes(), peakBytes),
        new CrashReport.Resources(store.ledger().openedCount(), store.ledger().openByKind()),
        store.limits(),
        failure instanceof Trap trap
            ? Advice.of(trap.kind(), peakBytes, store.limits())
            : Optional.empty());
  }

  private CrashReport.Failure failureOf(RuntimeException failure, List<String> hostCalls) {
    List<WasmFrame> frames = failure instanceof Trap trap ? trap.frames() : List.of();
    return new CrashReport.Failure(
        kindOf(failure),
        sentence(failure),
        frames,
        SourceCalls.of(frames, lines),
        cause(failure),
        hostCalls);
  }

  private static String kindOf(RuntimeException failure) {
    return switch (failure) {
      case Trap trap -> trap.kind().word();
      case ProbeFailed _ -> "probe-failed";
      case LinkException _, LoadException _ -> "load-error";
      default -> "engine-bug";
    };
  }

  private static String sentence(RuntimeException failure) {
    String message = failure.getMessage();
    return message == null ? failure.toString() : message;
  }

  private static Optional<String> cause(RuntimeException failure) {
    return Optional.ofNullable(failure.getCause()).map(Throwable::toString);
  }
}
