package dev.cofferdam.isolation.quarantine;

import dev.cofferdam.isolation.Quarantine;

/// What a quarantine concerns, whatever the crash was.
///
/// @param componentDigest SHA-256 of the component's bytes
/// @param configurationDigest SHA-256 of its limits and grants
/// @param engineVersion version of Cofferdam
public record Subject(String componentDigest, String configurationDigest, String engineVersion) {
  static Subject of(Quarantine.Key key) {
    return new Subject(key.componentDigest(), key.configurationDigest(), key.engineVersion());
  }

  Quarantine.Key key(String fingerprint) {
    return new Quarantine.Key(componentDigest, configurationDigest, engineVersion, fingerprint);
  }
}
