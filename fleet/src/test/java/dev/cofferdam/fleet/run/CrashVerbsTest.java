package dev.cofferdam.fleet.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.cofferdam.fleet.control.ControlException;
import dev.cofferdam.fleet.control.ControlVerb;
import dev.cofferdam.fleet.control.Json;
import dev.cofferdam.history.CrashDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class CrashVerbsTest {
  @TempDir private Path path;
  private CrashDatabase history;
  private Map<String, ControlVerb> verbs;

  /// Two crashes of `a` by one cause and one of `b` by another.
  @BeforeEach
  void crash() throws InterruptedException {
    history = CrashDatabase.open(path.resolve("history"));
    verbs = CrashVerbs.of(history.queries());
    var folder = FleetFolder.in(path);
    String text = FleetFolder.crashers("a") + FleetFolder.crashers("b");
    try (var running = RunningFleet.of(folder.read(text))) {
      running.call("a", "unreachable()");
      running.call("a", "unreachable()");
      running.call("b", "divide(1, 0)");
      running.fleet().close();
      running.events().forEach(event -> history.listener().on(event));
    }
    assertTrue(history.flush(Duration.ofSeconds(30)));
  }

  @AfterEach
  void close() {
    history.close();
  }

  private JsonObject ask(String verb, String request) {
    return Objects.requireNonNull(verbs.get(verb)).perform(Json.readObject(request));
  }

  @Test
  void list_hasTheNewestFirst() {
    JsonArray crashes = ask("crashes-list", "{}").getAsJsonArray("crashes");

    assertEquals(3, crashes.size());
    assertEquals("b", crashes.get(0).getAsJsonObject().get("guest").getAsString());
  }

  @Test
  void list_isOfOneGuestOrOfATime() {
    assertEquals(2, ask("crashes-list", "{\"guest\": \"a\"}").getAsJsonArray("crashes").size());
    assertEquals(
        0,
        ask("crashes-list", "{\"since\": \"2999-01-01T00:00:00Z\"}")
            .getAsJsonArray("crashes")
            .size());
  }

  @Test
  void top_countsEqualCrashes() {
    JsonArray all = ask("crashes-top", "{}").getAsJsonArray("fingerprints");
    JsonArray ofOne = ask("crashes-top", "{\"guest\": \"a\"}").getAsJsonArray("fingerprints");

    assertEquals(2, all.size());
    assertEquals(2, all.get(0).getAsJsonObject().get("count").getAsInt());
    assertEquals(1, ofOne.size());
    assertEquals(2, ofOne.get(0).getAsJsonObject().get("count").getAsInt());
  }

  @Test
  void show_hasTheReport() {
    JsonArray crashes = ask("crashes-list", "{\"guest\": \"b\"}").getAsJsonArray("crashes");
    long id = crashes.get(0).getAsJsonObject().get("id").getAsLong();

    JsonObject crash = ask("crashes-show", "{\"id\": %d}".formatted(id)).getAsJsonObject("crash");

    assertEquals(
        "integer-divide-by-zero", crash.getAsJsonObject("report").get("kind").getAsString());
  }

  @Test
  void wrongQuestions_areAnsweredWithTheWayOut() {
    assertWrong(
        "there is no crash 999; cofferdam crashes list shows which there are", "{\"id\": 999}");
    assertWrong("'id' is missing", "{}");
    assertListWrong("'since' must be a time such as 2026-01-31T12:00:00Z", "{\"since\": \"1h\"}");
    assertListWrong("'limit' is 0, not in 1 to 1000", "{\"limit\": 0}");
  }

  private void assertWrong(String sentence, String request) {
    var wrong = assertThrows(ControlException.class, () -> ask("crashes-show", request));
    assertEquals(sentence, wrong.getMessage());
  }

  private void assertListWrong(String sentence, String request) {
    var wrong = assertThrows(IllegalArgumentException.class, () -> ask("crashes-list", request));
    assertEquals(sentence, wrong.getMessage());
  }
}
