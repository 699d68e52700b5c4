package dev.cofferdam.isolation.quarantine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.isolation.Quarantine;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class InMemoryQuarantinesTest {
  private final InMemoryQuarantines store = new InMemoryQuarantines();

  private static Quarantine of(String component, String fingerprint, long second) {
    var key = new Quarantine.Key(component, "configuration", "engine", fingerprint);
    return new Quarantine(key, "g", "often", Instant.ofEpochSecond(second), Duration.ofMinutes(15));
  }

  private Optional<Quarantine> find(String component) {
    return store.find(component, "configuration", "engine");
  }

  @Test
  void quarantine_isFoundWhateverItsCrash() {
    store.put(of("a", "first crash", 0));

    assertEquals(Optional.of(of("a", "first crash", 0)), find("a"));
    assertTrue(find("b").isEmpty());
  }

  @Test
  void laterQuarantine_takesThePlaceOfTheOneBefore() {
    store.put(of("a", "first crash", 0));
    store.put(of("a", "other crash", 1));

    assertEquals("other crash", find("a").orElseThrow().key().fingerprint());
  }

  @Test
  void removedQuarantine_isGone() {
    store.put(of("a", "first crash", 0));

    store.remove(of("a", "first crash", 0).key());

    assertTrue(find("a").isEmpty());
  }

  @Test
  void oldest_makesRoomForTheNewest() {
    for (int i = 0; i <= InMemoryQuarantines.QUARANTINES_MAX; i++) {
      store.put(of("a" + i, "crash", i));
    }

    assertTrue(find("a0").isEmpty());
    assertTrue(find("a1").isPresent());
  }
}
