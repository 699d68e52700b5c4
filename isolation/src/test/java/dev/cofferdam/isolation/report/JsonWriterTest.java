package dev.cofferdam.isolation.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class JsonWriterTest {
  @Test
  void object_withMembers_separatesThem() {
    var json = new JsonWriter().beginObject().member("a", 1).member("b", "x").endObject();

    assertEquals("{\"a\": 1, \"b\": \"x\"}", json.toString());
  }

  @Test
  void nested_arraysAndObjects_areSeparated() {
    var json = new JsonWriter().beginArray();
    json.beginObject().member("a", 1).endObject();
    json.beginObject().endObject().value(2).endArray();

    assertEquals("[{\"a\": 1}, {}, 2]", json.toString());
  }

  @Test
  void text_withControlAndBidirectionalCharacters_isEscaped() {
    var json = new JsonWriter().value("a\u001b[31m\u202e\"\\\n");

    assertEquals("\"a\\u001b[31m\\u202e\\\"\\\\\\n\"", json.toString());
  }

  @Test
  void absentText_isNull() {
    assertEquals("null", new JsonWriter().value((String) null).toString());
  }
}
