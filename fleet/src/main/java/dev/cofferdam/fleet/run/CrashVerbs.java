package dev.cofferdam.fleet.run;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.cofferdam.fleet.control.ControlException;
import dev.cofferdam.fleet.control.ControlVerb;
import dev.cofferdam.fleet.control.Json;
import dev.cofferdam.history.CrashFilter;
import dev.cofferdam.history.CrashQueries;
import dev.cofferdam.history.FingerprintOrder;
import dev.cofferdam.history.FingerprintSummary;
import dev.cofferdam.history.Page;
import dev.cofferdam.history.StoredCrash;
import dev.cofferdam.history.StoredReport;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Questions to the crash history, as JSON: the same through the endpoint and, where no fleet runs,
/// straight from the database.
public final class CrashVerbs {
  private static final int LIMIT_DEFAULT = 20;

  /// Crashes that are looked at for a table of one guest or of a time.
  private static final int TALLIED_MAX = 10_000;

  private final CrashQueries queries;

  private CrashVerbs(CrashQueries queries) {
    this.queries = queries;
  }

  /// Returns the verbs by their names.
  public static Map<String, ControlVerb> of(CrashQueries queries) {
    var verbs = new CrashVerbs(queries);
    return Map.of(
        "crashes-list", verbs::list,
        "crashes-show", verbs::show,
        "crashes-top", verbs::top);
  }

  private JsonObject list(JsonObject request) {
    var crashes = new JsonArray();
    queries
        .crashes(filter(request), Page.newest(limit(request, Page.ROW_COUNT_MAX)))
        .forEach(crash -> crashes.add(json(crash)));
    return answer("crashes", crashes);
  }

  private JsonObject show(JsonObject request) {
    long id =
        Json.integer(request, "id")
            .orElseThrow(() -> ControlException.badRequest("'id' is missing"));
    StoredReport stored =
        queries
            .crash(id)
            .orElseThrow(() ->
                ControlException.notFound(
                    "there is no crash %d; cofferdam crashes list shows which there are"
                        .formatted(id)));
    JsonObject crash = json(stored.crash());
    stored.json().ifPresent(report -> crash.add("report", Json.readObject(report)));
    return answer("crash", crash);
  }

  private JsonObject top(JsonObject request) {
    CrashFilter filter = filter(request);
    int limit = limit(request, CrashQueries.SUMMARY_COUNT_MAX);
    var fingerprints = new JsonArray();
    if (filter.equals(CrashFilter.all())) {
      queries
          .topFingerprints(FingerprintOrder.COUNT, limit)
          .forEach(each -> fingerprints.add(json(each)));
    } else {
      CrashTally.of(newest(filter)).top(limit).forEach(fingerprints::add);
    }
    return answer("fingerprints", fingerprints);
  }

  private List<StoredCrash> newest(CrashFilter filter) {
    var crashes = new ArrayList<StoredCrash>();
    Page page = Page.newest(Page.ROW_COUNT_MAX);
    List<StoredCrash> more = queries.crashes(filter, page);
    while (!more.isEmpty() && crashes.size() < TALLIED_MAX) {
      crashes.addAll(more);
      page = page.after(more.getLast().id());
      more = queries.crashes(filter, page);
    }
    return crashes;
  }

  private static JsonObject answer(String name, JsonElement value) {
    var answer = new JsonObject();
    answer.add(name, value);
    return answer;
  }

  private static CrashFilter filter(JsonObject request) {
    CrashFilter filter = CrashFilter.all();
    Optional<String> guest = Json.text(request, "guest");
    if (guest.isPresent()) {
      filter = filter.withGuest(guest.get());
    }
    Optional<String> fingerprint = Json.text(request, "fingerprint");
    if (fingerprint.isPresent()) {
      filter = filter.withFingerprint(fingerprint.get());
    }
    Optional<Instant> since = Json.text(request, "since").map(CrashVerbs::instant);
    return since.isPresent() ? filter.withSince(since.get()) : filter;
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("'since' must be a time such as 2026-01-31T12:00:00Z", e);
    }
  }

  private static int limit(JsonObject request, int max) {
    long limit = Json.integer(request, "limit").orElse((long) LIMIT_DEFAULT);
    if (limit < 1 || limit > max) {
      throw new IllegalArgumentException("'limit' is %d, not in 1 to %d".formatted(limit, max));
    }
    return (int) limit;
  }

  private static JsonObject json(StoredCrash crash) {
    var json = new JsonObject();
    json.addProperty("id", crash.id());
    json.addProperty("time", crash.time().toString());
    json.addProperty("guest", crash.guest());
    json.addProperty("function", crash.target().function());
    json.addProperty("kind", crash.failure().kind());
    json.addProperty("message", crash.failure().sentence());
    json.addProperty("topFrame", crash.failure().topFrame());
    json.addProperty("fingerprint", crash.failure().fingerprint());
    return json;
  }

  private static JsonObject json(FingerprintSummary summary) {
    var json = new JsonObject();
    json.addProperty("fingerprint", summary.fingerprint());
    json.addProperty("kind", summary.kind());
    json.addProperty("topFrame", summary.topFrame());
    json.addProperty("count", summary.tally().count());
    json.addProperty("firstSeen", summary.tally().firstSeen().toString());
    json.addProperty("lastSeen", summary.tally().lastSeen().toString());
    json.addProperty("guests", String.join(", ", summary.guests().names()));
    return json;
  }
}
