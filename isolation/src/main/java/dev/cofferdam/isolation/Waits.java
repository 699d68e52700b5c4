package dev.cofferdam.isolation;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// What a call has waited for that is no doing of its guest's.
///
/// @param allowedNanos the time that it had
/// @param permitNanos how long it waited for its turn to run
/// @param compilerNanos how long it waited for its code to be compiled
record Waits(long allowedNanos, long permitNanos, long compilerNanos) {
  /// Returns the answer to a call that is late: it waited for most of its time, so its guest is not
  /// to blame. Null where it is.
  CallOutcome.@Nullable Refused excuse() {
    if ((permitNanos + compilerNanos) * 2 <= allowedNanos) {
      return null;
    }
    return new CallOutcome.Refused(
        Refusal.OVERLOADED,
        permitNanos >= compilerNanos
            ? "the guest waited %d ms of its %d ms for one of %d run permits (one a processor)"
                .formatted(
                    millis(permitNanos),
                    millis(allowedNanos),
                    Runtime.getRuntime().availableProcessors())
            : "the guest waited %d ms of its %d ms for its code to be compiled, which goes on: try again, or allow more time (Limits.withTimeout)"
                .formatted(millis(compilerNanos), millis(allowedNanos)));
  }

  private static long millis(long nanos) {
    return TimeUnit.NANOSECONDS.toMillis(nanos);
  }
}
