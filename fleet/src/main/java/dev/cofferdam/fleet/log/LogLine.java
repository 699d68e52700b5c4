package dev.cofferdam.fleet.log;

import com.google.gson.JsonObject;
import dev.cofferdam.engine.GuestText;
import dev.cofferdam.fleet.control.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// One line of the log. Used by one thread until it is written.
public final class LogLine {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);

  private final Instant time;
  private final String event;
  private final Map<String, Object> members = new LinkedHashMap<>();

  private LogLine(Instant time, String event) {
    this.time = time;
    this.event = event;
  }

  /// Begins a line.
  ///
  /// @param event the word for machines
  public static LogLine of(Instant time, String event) {
    return new LogLine(time, event);
  }

  /// Adds a text.
  ///
  /// @return this
  public LogLine with(String name, String text) {
    members.put(name, text);
    return this;
  }

  /// Adds a number.
  ///
  /// @return this
  public LogLine with(String name, long number) {
    members.put(name, number);
    return this;
  }

  /// Returns the line for machines: one JSON object, ASCII.
  public String toJson() {
    var json = new JsonObject();
    json.addProperty("time", time.toString());
    json.addProperty("event", event);
    members.forEach((name, value) -> {
      if (value instanceof Number number) {
        json.addProperty(name, number);
      } else {
        json.addProperty(name, value.toString());
      }
    });
    return Json.write(json);
  }

  /// Returns the line for people.
  public String toText() {
    String rest = members.values().stream().map(Object::toString).collect(Collectors.joining(" "));
    return GuestText.escape("%s %s %s".formatted(CLOCK.format(time), event, rest));
  }
}
