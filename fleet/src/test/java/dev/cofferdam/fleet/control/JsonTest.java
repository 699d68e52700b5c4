package dev.cofferdam.fleet.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.JsonObject;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonTest {
  @Test
  void write_escapesWhateverIsNotAscii() {
    var json = new JsonObject();
    json.addProperty("a\u202e", "\u001b[2J\u00e9\n");

    String written = Json.write(json);

    assertEquals("{\"a\\u202e\":\"\\u001b[2J\\u00e9\\n\"}", written);
    assertEquals(json, Json.readObject(written));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "1", "{", "null"})
  void readObject_ofAnythingElse_saysSo(String text) {
    assertThrows(IllegalArgumentException.class, () -> Json.readObject(text));
  }

  @Test
  void members_ofTheWrongType_areNamed() {
    JsonObject json = Json.readObject("{\"a\": 1.5, \"b\": [], \"c\": null}");

    assertEquals(Optional.empty(), Json.text(json, "c"));
    var noText = assertThrows(IllegalArgumentException.class, () -> Json.text(json, "b"));
    assertEquals("'b' must be a text", noText.getMessage());
    var noInteger = assertThrows(IllegalArgumentException.class, () -> Json.integer(json, "a"));
    assertEquals("'a' must be an integer", noInteger.getMessage());
  }
}
