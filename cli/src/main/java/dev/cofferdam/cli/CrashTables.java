package dev.cofferdam.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.cofferdam.engine.GuestText;
import dev.cofferdam.fleet.control.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Renders answers about crashes for people.
final class CrashTables {
  private static final String LIST = "%-8s %-27s %-20s %-28s %-16s  %s";
  private static final String TOP = "%-16s %8s %-28s %-27s %-24s  %s";

  private CrashTables() {}

  static List<String> list(JsonObject answer) {
    return table(
        LIST,
        row("ID", "TIME", "GUEST", "KIND", "FINGERPRINT", "AT"),
        answer,
        "crashes",
        List.of("id", "time", "guest", "kind", "fingerprint", "topFrame"));
  }

  static List<String> top(JsonObject answer) {
    return table(
        TOP,
        row("FINGERPRINT", "COUNT", "KIND", "LAST", "GUESTS", "AT"),
        answer,
        "fingerprints",
        List.of("fingerprint", "count", "kind", "lastSeen", "guests", "topFrame"));
  }

  private static Object[] row(Object... cells) {
    return cells;
  }

  private static List<String> table(
      String form, Object[] head, JsonObject answer, String name, List<String> members) {
    var lines = new ArrayList<String>();
    lines.add(format(form, head));
    for (JsonElement each : answer.getAsJsonArray(name)) {
      lines.add(
          format(
              form,
              members.stream().map(member -> cell(each.getAsJsonObject(), member)).toArray()));
    }
    if (lines.size() == 1) {
      lines.add("none");
    }
    return lines;
  }

  private static String format(String form, Object[] cells) {
    return String.format(Locale.ROOT, form, cells).stripTrailing();
  }

  private static String cell(JsonObject object, String member) {
    JsonElement value = object.get(member);
    return value == null || value.isJsonNull() ? "" : GuestText.escape(value.getAsString());
  }

  static List<String> show(JsonObject answer) {
    var lines = new ArrayList<String>();
    for (Map.Entry<String, JsonElement> member : answer.getAsJsonObject("crash").entrySet()) {
      if (member.getValue().isJsonObject()) {
        report(lines, member.getValue().getAsJsonObject());
      } else {
        lines.add(line(member.getKey(), member.getValue()));
      }
    }
    return lines;
  }

  private static void report(List<String> lines, JsonObject report) {
    lines.add("report:");
    for (Map.Entry<String, JsonElement> member : report.entrySet()) {
      if (member.getKey().equals("frames")) {
        lines.add("  frames:");
        member.getValue().getAsJsonArray().forEach(frame -> lines.add("    " + flat(frame)));
      } else {
        lines.add("  " + line(member.getKey(), member.getValue()));
      }
    }
  }

  private static String line(String name, JsonElement value) {
    return String.format(Locale.ROOT, "%-14s %s", name, flat(value)).stripTrailing();
  }

  private static String flat(JsonElement value) {
    if (value.isJsonNull()) {
      return "-";
    }
    return value.isJsonPrimitive() ? GuestText.escape(value.getAsString()) : Json.write(value);
  }
}
