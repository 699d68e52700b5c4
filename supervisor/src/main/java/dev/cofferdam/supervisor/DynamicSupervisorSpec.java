package dev.cofferdam.supervisor;

import java.util.Optional;

/// What a dynamic supervisor is to do. It starts without children.
///
/// @param name its name
/// @param intensity when it gives up
/// @param backoff how long restarts wait, if they do
/// @param autoShutdown whether it stops when its significant children are done
/// @param childCountMax how many children it may have at a time
public record DynamicSupervisorSpec(
    String name,
    RestartIntensity intensity,
    Optional<Backoff> backoff,
    AutoShutdown autoShutdown,
    int childCountMax) {
  private static final int CHILD_COUNT_MAX_DEFAULT = 100_000;

  /// Checks that the parts fit each other.
  public DynamicSupervisorSpec {
    Specs.requireName(name);
    Specs.requireReachable(intensity, backoff);
    if (childCountMax < 1) {
      throw new IllegalArgumentException("childCountMax is " + childCountMax + ", below 1");
    }
  }

  /// Returns a supervisor of at most 100,000 children that gives up at more than 3 restarts in 5
  /// seconds.
  public static DynamicSupervisorSpec of(String name) {
    return new DynamicSupervisorSpec(
        name,
        RestartIntensity.DEFAULT,
        Optional.empty(),
        AutoShutdown.NEVER,
        CHILD_COUNT_MAX_DEFAULT);
  }

  /// Returns a copy that gives up at this intensity.
  public DynamicSupervisorSpec withIntensity(RestartIntensity limit) {
    return new DynamicSupervisorSpec(name, limit, backoff, autoShutdown, childCountMax);
  }

  /// Returns a copy whose restarts wait.
  ///
  /// @throws IllegalArgumentException if the intensity's window is not longer than the delays it
  ///   would have to count; widen it first
  public DynamicSupervisorSpec withBackoff(Backoff delays) {
    return new DynamicSupervisorSpec(
        name, intensity, Optional.of(delays), autoShutdown, childCountMax);
  }

  /// Returns a copy that looks at its significant children in this way.
  public DynamicSupervisorSpec withAutoShutdown(AutoShutdown when) {
    return new DynamicSupervisorSpec(name, intensity, backoff, when, childCountMax);
  }

  /// Returns a copy that may have this many children at a time.
  public DynamicSupervisorSpec withChildCountMax(int count) {
    return new DynamicSupervisorSpec(name, intensity, backoff, autoShutdown, count);
  }
}
