package dev.cofferdam.supervisor;

import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/// What a tree of supervisors finds around it.
///
/// @param time where it has its time from
/// @param listener who hears what happens, if anybody does
/// @param seed decides on the jitter of delays
public record SupervisorEnvironment(
    TimeSource time, Optional<SupervisorListener> listener, long seed) {
  /// Returns an environment with the machine's clock, no listener and a random seed.
  public static SupervisorEnvironment create() {
    return new SupervisorEnvironment(
        TimeSource.system(), Optional.empty(), ThreadLocalRandom.current().nextLong());
  }

  /// Returns a copy with this clock.
  public SupervisorEnvironment withTime(TimeSource source) {
    return new SupervisorEnvironment(source, listener, seed);
  }

  /// Returns a copy with this listener.
  public SupervisorEnvironment withListener(SupervisorListener hearer) {
    return new SupervisorEnvironment(time, Optional.of(hearer), seed);
  }

  /// Returns a copy with this seed.
  public SupervisorEnvironment withSeed(long value) {
    return new SupervisorEnvironment(time, listener, value);
  }
}
