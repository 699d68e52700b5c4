package dev.cofferdam.isolation.quarantine;

import dev.cofferdam.isolation.Quarantine;
import dev.cofferdam.isolation.QuarantineStore;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Quarantines that end with the JVM. The oldest make room for new ones past {@link
/// #QUARANTINES_MAX}, so that a host which is given ever new components does not fill its memory.
public final class InMemoryQuarantines implements QuarantineStore {
  /// How many quarantines are kept.
  static final int QUARANTINES_MAX = 10_000;

  private final Map<Subject, Quarantine> quarantines = new ConcurrentHashMap<>();

  /// Makes an empty store.
  public InMemoryQuarantines() {}

  @Override
  public Optional<Quarantine> find(
      String componentDigest, String configurationDigest, String engineVersion) {
    var subject = new Subject(componentDigest, configurationDigest, engineVersion);
    return Optional.ofNullable(quarantines.get(subject));
  }

  @Override
  public void put(Quarantine quarantine) {
    quarantines.put(Subject.of(quarantine.key()), quarantine);
    if (quarantines.size() > QUARANTINES_MAX) {
      dropOldest();
    }
  }

  private void dropOldest() {
    quarantines.values().stream()
        .min((a, b) -> a.since().compareTo(b.since()))
        .ifPresent(oldest -> remove(oldest.key()));
  }

  @Override
  public void remove(Quarantine.Key key) {
    quarantines.remove(Subject.of(key));
  }
}
