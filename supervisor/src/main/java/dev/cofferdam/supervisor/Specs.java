package dev.cofferdam.supervisor;

import java.time.Duration;
import java.util.Optional;

/// Checks that the specifications of both kinds of supervisor share.
final class Specs {
  private Specs() {}

  static void requireName(String name) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a supervisor's name is blank");
    }
  }

  /// Checks that a child that fails at once each time can make the supervisor give up: it fails for
  /// the last time after as many delays as there are restarts, which must fit the window.
  static void requireReachable(RestartIntensity intensity, Optional<Backoff> backoff) {
    Duration delays =
        backoff.map(b -> b.longestSum(intensity.restartCount())).orElse(Duration.ZERO);
    if (delays.compareTo(intensity.window()) >= 0) {
      throw new IllegalArgumentException(
          "%d restarts can take %s with this backoff, and the intensity looks back %s only: widen it"
              .formatted(intensity.restartCount(), delays, intensity.window()));
    }
  }

  static void requireSignificanceMatters(ChildSpec child, AutoShutdown autoShutdown) {
    if (child.isSignificant() && autoShutdown == AutoShutdown.NEVER) {
      throw new IllegalArgumentException(
          "child " + child.id() + " is significant, but its supervisor has no auto-shutdown");
    }
  }
}
