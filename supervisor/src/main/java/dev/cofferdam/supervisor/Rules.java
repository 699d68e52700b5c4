package dev.cofferdam.supervisor;

import java.util.Optional;

/// What a supervisor decides by: its specification without its children.
///
/// @param strategy which children are restarted when one fails
/// @param isDynamic whether the children come and go and have no order
/// @param intensity when it gives up
/// @param backoff how long restarts wait, if they do
/// @param autoShutdown whether it stops when its significant children are done
/// @param childCountMax how many children it may have at a time
/// @param seed decides on the jitter of delays
record Rules(
    RestartStrategy strategy,
    boolean isDynamic,
    RestartIntensity intensity,
    Optional<Backoff> backoff,
    AutoShutdown autoShutdown,
    int childCountMax,
    long seed) {
  /// How long after its interrupt a child is condemned.
  static final long CONDEMN_NANOS = 1_000_000_000L;

  static Rules of(SupervisorSpec spec, long seed) {
    return new Rules(
        spec.strategy(),
        false,
        spec.intensity(),
        spec.backoff(),
        spec.autoShutdown(),
        Integer.MAX_VALUE,
        seed);
  }

  static Rules of(DynamicSupervisorSpec spec, long seed) {
    return new Rules(
        RestartStrategy.ONE_FOR_ONE,
        true,
        spec.intensity(),
        spec.backoff(),
        spec.autoShutdown(),
        spec.childCountMax(),
        seed);
  }
}
