package dev.cofferdam.fleet.run;

import dev.cofferdam.fleet.log.FleetLog;
import dev.cofferdam.history.HistoryException;
import dev.cofferdam.isolation.Quarantine;
import dev.cofferdam.isolation.QuarantineStore;
import java.util.Optional;

/// Quarantines of a database, which the log shows once they are kept for good: one that was logged
/// is in force again, whatever happens to this process.
///
/// @param store the database's
/// @param log the fleet's
record LoggedQuarantines(QuarantineStore store, FleetLog log) implements QuarantineStore {
  @Override
  public Optional<Quarantine> find(
      String componentDigest, String configurationDigest, String engineVersion) {
    return store.find(componentDigest, configurationDigest, engineVersion);
  }

  @Override
  public void put(Quarantine quarantine) {
    try {
      store.put(quarantine);
    } catch (HistoryException e) {
      log.write(
          log.line("quarantine-not-kept")
              .with("guest", quarantine.guest())
              .with("why", String.valueOf(e.getMessage())));
      throw e;
    }
    log.write(
        log.line("quarantine-kept")
            .with("guest", quarantine.guest())
            .with("until", quarantine.halfOpenAt().toString()));
  }

  @Override
  public void remove(Quarantine.Key key) {
    store.remove(key);
  }
}
