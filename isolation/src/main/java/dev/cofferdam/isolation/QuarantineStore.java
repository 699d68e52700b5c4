package dev.cofferdam.isolation;

import dev.cofferdam.isolation.quarantine.InMemoryQuarantines;
import java.util.Optional;

/// Where quarantines are kept, so that they outlive what they protect from. Safe for use by many
/// threads.
public interface QuarantineStore {
  /// Returns a store that ends with the JVM.
  static QuarantineStore inMemory() {
    return new InMemoryQuarantines();
  }

  /// Returns the quarantine of a component under a configuration and engine, whatever its crash
  /// was.
  Optional<Quarantine> find(
      String componentDigest, String configurationDigest, String engineVersion);

  /// Keeps a quarantine in place of an earlier one of the same component, configuration and engine.
  /// It is kept for good when this returns.
  void put(Quarantine quarantine);

  /// Forgets a quarantine.
  void remove(Quarantine.Key key);
}
