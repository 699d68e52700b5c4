package dev.cofferdam.isolation;

import dev.cofferdam.component.ComponentVal;
import dev.cofferdam.supervisor.TimeSource;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One probe of one instance: when it is due, and how often it has failed. Used by the instance's
/// thread, but for its alarm.
final class ProbeWatch {
  /// What a probe is for.
  enum Purpose {
    STARTUP,
    READINESS,
    LIVENESS
  }

  private final Purpose purpose;
  private final Probe probe;
  private final TimeSource time;
  private final Runnable wake;
  private int failures;
  private volatile boolean isDue;
  private @Nullable Alarm alarm;

  /// @param wake has the instance's thread look what is due
  ProbeWatch(Purpose purpose, Probe probe, TimeSource time, Runnable wake) {
    this.purpose = purpose;
    this.probe = probe;
    this.time = time;
    this.wake = wake;
  }

  Purpose purpose() {
    return purpose;
  }

  Probe probe() {
    return probe;
  }

  boolean isDue() {
    return isDue;
  }

  /// Has the probe be due when its period is over.
  void plan() {
    isDue = false;
    alarm = Alarm.after(time, Timeouts.nanos(probe.period()), this::ring);
  }

  private void ring() {
    isDue = true;
    wake.run();
  }

  void callOff() {
    if (alarm != null) {
      alarm.callOff();
    }
  }

  /// Returns the call that is the probe.
  Call newCall() {
    return new Call(
        probe.function(),
        probe.args().toArray(),
        time.nanoTime() + Timeouts.nanos(probe.timeout()));
  }

  /// Counts how a probe went.
  ///
  /// @return whether it has failed too often
  boolean count(boolean isGood) {
    failures = isGood ? 0 : failures + 1;
    return failures >= probe.failures();
  }

  boolean hasFailed() {
    return failures > 0;
  }

  /// Returns whether a value says that all is well.
  static boolean isGood(@Nullable Object value) {
    return !Boolean.FALSE.equals(value) && !(value instanceof ComponentVal.Err);
  }

  String sentence() {
    return "%s probe %s has failed %d times in a row"
        .formatted(purpose.name().toLowerCase(Locale.ROOT), probe.function(), failures);
  }
}
