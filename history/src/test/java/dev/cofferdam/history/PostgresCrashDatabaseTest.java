package dev.cofferdam.history;

import static dev.cofferdam.history.Crashes.NOON;
import static dev.cofferdam.history.Crashes.crash;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The database on a server.
@ExtendWith(NeedsPostgres.class)
final class PostgresCrashDatabaseTest extends CrashDatabaseContract {
  @Override
  Location freshLocation() {
    return PostgresServer.shared().freshLocation();
  }

  @Test
  void twoWriters_countTogether() throws Exception {
    var spec = HistorySpec.of(freshLocation());
    try (var first = CrashDatabase.open(spec);
        var second = CrashDatabase.open(spec)) {
      for (int i = 0; i < 500; i++) {
        first.listener().on(crash("a", i % 7, NOON));
        second.listener().on(crash("a", i % 7, NOON));
      }
      assertTrue(first.flush(Duration.ofSeconds(60)) && second.flush(Duration.ofSeconds(60)));

      assertEquals(1_000, first.queries().guest("a").orElseThrow().count());
    }
  }

  @Test
  void serverThatIsNotThere_isNamedWithoutItsPassword() {
    var spec = HistorySpec.ofUrl("jdbc:postgresql://127.0.0.1:1/x?password=secret", Map.of());

    var failure = assertThrows(HistoryException.class, () -> CrashDatabase.open(spec));
    assertTrue(String.valueOf(failure.getMessage()).contains("jdbc:postgresql://127.0.0.1:1/x"));
    assertTrue(!String.valueOf(failure.getMessage()).contains("secret"), failure.getMessage());
  }
}
