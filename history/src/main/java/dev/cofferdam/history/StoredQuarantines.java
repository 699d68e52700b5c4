package dev.cofferdam.history;

import dev.cofferdam.isolation.Quarantine;
import dev.cofferdam.isolation.QuarantineStore;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Quarantines in the database, with a copy in memory that goes on while the database is away.
/// Guarded by its own lock, which is held during a write, so that both have one order.
final class StoredQuarantines implements QuarantineStore {
  /// What a quarantine is found by.
  private record Place(String componentDigest, String configurationDigest, String engineVersion) {
    static Place of(Quarantine.Key key) {
      return of(key.componentDigest(), key.configurationDigest(), key.engineVersion());
    }

    static Place of(String componentDigest, String configurationDigest, String engineVersion) {
      return new Place(
          StoredText.name(componentDigest),
          StoredText.name(configurationDigest),
          StoredText.name(engineVersion));
    }

    Object[] values() {
      return new Object[] {componentDigest, configurationDigest, engineVersion};
    }
  }

  private static final String AT_PLACE =
      " WHERE component_digest = ? AND configuration_digest = ? AND engine_version = ?";

  private final Lane lane;
  private final int countMax;
  private final Object lock = new Object();
  // What the database does not know yet; empty stands for a quarantine that is to go.
  private final Map<Place, Optional<Quarantine>> unsaved = new LinkedHashMap<>();
  private final Map<Place, Quarantine> known = new LinkedHashMap<>();

  /// @param countMax how many are kept, the newest ones
  StoredQuarantines(Lane lane, int countMax) {
    this.lane = lane;
    this.countMax = countMax;
  }

  /// Reads the newest ones.
  void load() {
    List<Quarantine> all =
        lane.read(connection ->
            Sql.query(
                connection,
                "SELECT * FROM cofferdam_quarantine ORDER BY since DESC FETCH FIRST ? ROWS ONLY",
                StoredQuarantines::quarantine,
                countMax));
    synchronized (lock) {
      all.reversed().forEach(quarantine -> known.put(Place.of(quarantine.key()), quarantine));
    }
  }

  @Override
  public Optional<Quarantine> find(
      String componentDigest, String configurationDigest, String engineVersion) {
    var place = Place.of(componentDigest, configurationDigest, engineVersion);
    synchronized (lock) {
      if (!unsaved.containsKey(place)) {
        refresh(place);
      }
      return Optional.ofNullable(known.get(place));
    }
  }

  // Another process may have written to a server. What is known stays where it does not answer.
  private void refresh(Place place) {
    try {
      set(place, lane.read(connection -> found(connection, place)));
    } catch (HistoryException _) {
      // The recorder tells of it.
    }
  }

  @Override
  public void put(Quarantine quarantine) {
    change(Place.of(quarantine.key()), Optional.of(quarantine));
  }

  @Override
  public void remove(Quarantine.Key key) {
    change(Place.of(key), Optional.empty());
  }

  private void change(Place place, Optional<Quarantine> next) {
    synchronized (lock) {
      set(place, next);
      unsaved.put(place, next);
      save();
    }
  }

  private void set(Place place, Optional<Quarantine> next) {
    known.remove(place);
    next.ifPresent(quarantine -> known.put(place, quarantine));
    if (known.size() > countMax) {
      known.remove(known.keySet().iterator().next());
    }
  }

  /// Writes what the database does not know yet.
  void save() {
    synchronized (lock) {
      if (!unsaved.isEmpty()) {
        lane.write(this::write);
        unsaved.clear();
      }
    }
  }

  // Runs on the lane's thread while the one that waits for it holds the lock.
  private void write(Connection connection) throws SQLException {
    for (var change : unsaved.entrySet()) {
      Sql.update(
          connection, "DELETE FROM cofferdam_quarantine" + AT_PLACE, change.getKey().values());
      if (change.getValue().isPresent()) {
        insert(connection, change.getKey(), change.getValue().get());
      }
    }
    deleteOldest(connection);
  }

  private void deleteOldest(Connection connection) throws SQLException {
    Optional<Instant> newestToGo =
        Sql.first(
            connection,
            "SELECT since FROM cofferdam_quarantine"
                + " ORDER BY since DESC OFFSET ? ROWS FETCH FIRST 1 ROW ONLY",
            row -> Sql.instant(row, "since"),
            countMax);
    if (newestToGo.isPresent()) {
      Sql.update(connection, "DELETE FROM cofferdam_quarantine WHERE since <= ?", newestToGo.get());
    }
  }

  private static void insert(Connection connection, Place place, Quarantine quarantine)
      throws SQLException {
    Sql.update(
        connection,
        "INSERT INTO cofferdam_quarantine VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        place.componentDigest(),
        place.configurationDigest(),
        place.engineVersion(),
        StoredText.fingerprint(quarantine.key().fingerprint()),
        StoredText.name(quarantine.guest()),
        StoredText.sentence(quarantine.why()),
        quarantine.since(),
        quarantine.length().toMillis());
  }

  private static Optional<Quarantine> found(Connection connection, Place place)
      throws SQLException {
    return Sql.first(
        connection,
        "SELECT * FROM cofferdam_quarantine" + AT_PLACE,
        StoredQuarantines::quarantine,
        place.values());
  }

  private static Quarantine quarantine(ResultSet row) throws SQLException {
    return new Quarantine(
        new Quarantine.Key(
            row.getString("component_digest"),
            row.getString("configuration_digest"),
            row.getString("engine_version"),
            row.getString("fingerprint")),
        row.getString("guest"),
        row.getString("why"),
        Sql.instant(row, "since"),
        Duration.ofMillis(row.getLong("length_millis")));
  }
}
