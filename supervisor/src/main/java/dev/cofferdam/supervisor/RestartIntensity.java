package dev.cofferdam.supervisor;

import java.time.Duration;

/// How many restarts a supervisor makes before it gives up: at most `restartCount` within any
/// `window`. One more failure in that time, and it stops its children and ends itself, for a
/// problem that restarting does not cure is not its to solve.
///
/// @param restartCount how many restarts are in order; 0 means that the first failure ends it
/// @param window the length of time they are counted in
public record RestartIntensity(int restartCount, Duration window) {
  /// At most 3 restarts in 5 seconds.
  public static final RestartIntensity DEFAULT = new RestartIntensity(3, Duration.ofSeconds(5));

  private static final int RESTART_COUNT_MAX = 10_000;

  /// Checks the bounds.
  public RestartIntensity {
    if (restartCount < 0 || restartCount > RESTART_COUNT_MAX) {
      throw new IllegalArgumentException(
          "restartCount is " + restartCount + ", not in 0 to " + RESTART_COUNT_MAX);
    }
    Durations.requirePositive("window", window);
  }

  /// Returns an intensity of `restartCount` restarts within `window`.
  public static RestartIntensity of(int restartCount, Duration window) {
    return new RestartIntensity(restartCount, window);
  }
}
