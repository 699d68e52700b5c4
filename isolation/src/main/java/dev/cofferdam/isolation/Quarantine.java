package dev.cofferdam.isolation;

import java.time.Duration;
import java.time.Instant;

/// A guest that is not started, because what it is has crashed too often.
///
/// @param key what is quarantined
/// @param guest the name of the guest that crashed
/// @param why for people
/// @param since when it began
/// @param length after this time one instance is tried; each time it crashes, the next quarantine
///   is twice as long
public record Quarantine(Key key, String guest, String why, Instant since, Duration length) {
  /// What is quarantined: where any part of it changes, the guest is started again.
  ///
  /// @param componentDigest SHA-256 of the component's bytes
  /// @param configurationDigest SHA-256 of its limits and grants
  /// @param engineVersion version of Cofferdam
  /// @param fingerprint of the last crash
  public record Key(
      String componentDigest,
      String configurationDigest,
      String engineVersion,
      String fingerprint) {}

  /// Returns when one instance is tried.
  public Instant halfOpenAt() {
    return since.plus(length);
  }
}
