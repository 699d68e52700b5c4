package dev.cofferdam.history;

import java.time.Duration;

/// How a guest fares, as its history tells it.
public enum GuestHealth {
  /// It crashed seldom or never of late.
  HEALTHY,
  /// It crashes now and then, and is there again each time.
  FLAKY,
  /// It crashes so often that it is hardly of use.
  FAILING,
  /// It is not started, because it crashed too often.
  QUARANTINED;

  /// What tells one from the other.
  ///
  /// @param window how long a crash counts
  /// @param flakyCrashCount from so many crashes within the window on, a guest is flaky
  /// @param failingCrashCount from so many crashes within the window on, it is failing
  public record Thresholds(Duration window, long flakyCrashCount, long failingCrashCount) {
    private static final Thresholds STANDARD = new Thresholds(Duration.ofHours(1), 3, 30);

    /// Checks the bounds.
    public Thresholds {
      if (window.toMinutes() < 1) {
        throw new IllegalArgumentException("the window is less than a minute: " + window);
      }
      if (flakyCrashCount < 1 || failingCrashCount < flakyCrashCount) {
        throw new IllegalArgumentException(
            "flaky from %d crashes and failing from %d is no order"
                .formatted(flakyCrashCount, failingCrashCount));
      }
    }

    /// Returns what applies unless you choose: within an hour, 3 crashes are flaky and 30 failing.
    public static Thresholds standard() {
      return STANDARD;
    }
  }

  /// What a history tells of a guest.
  ///
  /// @param isQuarantined whether a quarantine began and neither a release nor a replacement
  ///   followed
  /// @param recentCrashCount crashes within the window
  public record Facts(boolean isQuarantined, long recentCrashCount) {}

  /// Returns how a guest fares.
  public static GuestHealth of(Facts facts, Thresholds thresholds) {
    if (facts.isQuarantined()) {
      return QUARANTINED;
    }
    if (facts.recentCrashCount() >= thresholds.failingCrashCount()) {
      return FAILING;
    }
    return facts.recentCrashCount() >= thresholds.flakyCrashCount() ? FLAKY : HEALTHY;
  }
}
