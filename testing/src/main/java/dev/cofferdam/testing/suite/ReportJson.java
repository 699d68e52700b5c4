package dev.cofferdam.testing.suite;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/// The JSON form of a suite's report.
final class ReportJson {
  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

  private ReportJson() {}

  static String write(SuiteReport report) {
    JsonObject json = totals(report.totals());
    JsonArray scripts = new JsonArray();
    report.scripts().forEach(script -> scripts.add(script(script)));
    json.add("scripts", scripts);
    return GSON.toJson(json);
  }

  private static JsonObject script(ScriptReport script) {
    JsonObject json = new JsonObject();
    json.addProperty("name", script.name());
    totals(script.totals()).entrySet().forEach(sum -> json.add(sum.getKey(), sum.getValue()));
    JsonArray open = new JsonArray();
    script.open().forEach(result -> open.add(result(result)));
    json.add("open", open);
    return json;
  }

  private static JsonObject result(AssertionResult result) {
    JsonObject json = new JsonObject();
    json.addProperty("line", result.line());
    json.addProperty("type", result.type());
    switch (result.outcome()) {
      case Outcome.Passed _ -> json.addProperty("outcome", "passed");
      case Outcome.Failed failed -> {
        json.addProperty("outcome", "failed");
        json.addProperty("expected", failed.expected());
        json.addProperty("got", failed.got());
      }
      case Outcome.Skipped skipped -> {
        json.addProperty("outcome", "skipped");
        json.addProperty("reason", skipped.reason());
      }
    }
    return json;
  }

  private static JsonObject totals(Totals totals) {
    JsonObject json = new JsonObject();
    json.addProperty("passed", totals.passed());
    json.addProperty("failed", totals.failed());
    json.addProperty("skipped", totals.skipped());
    return json;
  }
}
