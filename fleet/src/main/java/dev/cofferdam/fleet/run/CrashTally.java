package dev.cofferdam.fleet.run;

import com.google.gson.JsonObject;
import dev.cofferdam.history.StoredCrash;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeSet;

/// Counts crashes by fingerprint.
final class CrashTally {
  private final LinkedHashMap<String, List<StoredCrash>> byFingerprint = new LinkedHashMap<>();

  private CrashTally() {}

  /// @param crashes the newest first
  static CrashTally of(List<StoredCrash> crashes) {
    var tally = new CrashTally();
    for (StoredCrash crash : crashes) {
      tally
          .byFingerprint
          .computeIfAbsent(crash.failure().fingerprint(), _ -> new ArrayList<>())
          .add(crash);
    }
    return tally;
  }

  /// Returns those that happened most often.
  List<JsonObject> top(int limit) {
    return byFingerprint.values().stream()
        .sorted(Comparator.comparingInt((List<StoredCrash> equal) -> equal.size()).reversed())
        .limit(limit)
        .map(CrashTally::json)
        .toList();
  }

  private static JsonObject json(List<StoredCrash> equal) {
    StoredCrash newest = equal.getFirst();
    var guests = new TreeSet<String>();
    equal.forEach(crash -> guests.add(crash.guest()));
    var json = new JsonObject();
    json.addProperty("fingerprint", newest.failure().fingerprint());
    json.addProperty("kind", newest.failure().kind());
    json.addProperty("topFrame", newest.failure().topFrame());
    json.addProperty("count", equal.size());
    json.addProperty("firstSeen", equal.getLast().time().toString());
    json.addProperty("lastSeen", newest.time().toString());
    json.addProperty("guests", String.join(", ", guests));
    return json;
  }
}
