package dev.cofferdam.fleet.view;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A snapshot as JSON, there and back.
public final class SnapshotJson {
  private SnapshotJson() {}

  /// Writes a snapshot.
  public static JsonObject write(FleetSnapshot snapshot) {
    var json = new JsonObject();
    json.addProperty("fleet", snapshot.fleet());
    json.addProperty("time", snapshot.time().toString());
    json.addProperty("history", snapshot.history());
    var groups = new JsonArray();
    snapshot.groups().forEach(group -> groups.add(write(group)));
    json.add("groups", groups);
    var recent = new JsonArray();
    snapshot.recent().forEach(recent::add);
    json.add("recent", recent);
    return json;
  }

  private static JsonObject write(FleetSnapshot.Group group) {
    var json = new JsonObject();
    json.addProperty("name", group.name());
    json.addProperty("strategy", group.strategy());
    var guests = new JsonArray();
    group.guests().forEach(row -> guests.add(write(row)));
    json.add("guests", guests);
    return json;
  }

  private static JsonObject write(FleetSnapshot.Row row) {
    var json = new JsonObject();
    json.addProperty("name", row.name());
    json.addProperty("state", row.state());
    json.addProperty("restarts", row.counts().restarts());
    json.addProperty("crashes", row.counts().crashes());
    json.addProperty("waitingCalls", row.counts().waitingCalls());
    json.addProperty("fuel", row.usage().fuel());
    json.addProperty("memoryBytes", row.usage().memoryBytes());
    json.addProperty("note", row.note());
    return json;
  }

  /// Reads what {@link #write(FleetSnapshot)} wrote.
  public static FleetSnapshot read(JsonObject json) {
    var recent = new ArrayList<String>();
    json.getAsJsonArray("recent").forEach(line -> recent.add(line.getAsString()));
    return new FleetSnapshot(
        text(json, "fleet"),
        Instant.parse(text(json, "time")),
        text(json, "history"),
        objects(json, "groups").stream().map(SnapshotJson::group).toList(),
        recent);
  }

  private static FleetSnapshot.Group group(JsonObject json) {
    return new FleetSnapshot.Group(
        text(json, "name"),
        text(json, "strategy"),
        objects(json, "guests").stream().map(SnapshotJson::row).toList());
  }

  private static FleetSnapshot.Row row(JsonObject json) {
    return new FleetSnapshot.Row(
        text(json, "name"),
        text(json, "state"),
        new FleetSnapshot.Counts(
            json.get("restarts").getAsLong(),
            json.get("crashes").getAsLong(),
            json.get("waitingCalls").getAsInt()),
        new FleetSnapshot.Usage(json.get("fuel").getAsLong(), json.get("memoryBytes").getAsLong()),
        text(json, "note"));
  }

  private static String text(JsonObject json, String name) {
    return json.get(name).getAsString();
  }

  private static List<JsonObject> objects(JsonObject json, String name) {
    return json.getAsJsonArray(name).asList().stream().map(JsonElement::getAsJsonObject).toList();
  }
}
