package dev.cofferdam.conformance;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.cofferdam.component.ComponentLinker;
import dev.cofferdam.component.ComponentVal;
import dev.cofferdam.component.HostCall;
import org.jspecify.annotations.Nullable;

/// The host interface of the guests: `log` and `fetch-quote`, answering as a case says and noting
/// down each call as `expect.json` writes it.
final class RecordingHost {
  private final JsonObject quotes;
  private JsonArray calls = new JsonArray();

  private RecordingHost(JsonObject quotes) {
    this.quotes = quotes;
  }

  static RecordingHost of(JsonObject testCase) {
    return new RecordingHost(
        testCase.has("quotes") ? testCase.getAsJsonObject("quotes") : new JsonObject());
  }

  void addTo(ComponentLinker linker, String interfaceName) {
    linker.instance(interfaceName).func("log", this::log).func("fetch-quote", this::fetchQuote);
  }

  /// The calls since the last time, in order.
  JsonArray takeCalls() {
    JsonArray taken = calls;
    calls = new JsonArray();
    return taken;
  }

  private @Nullable Object log(HostCall call, Object[] args) {
    JsonObject entry = new JsonObject();
    JsonArray texts = new JsonArray();
    texts.add((String) args[0]);
    texts.add((String) args[1]);
    entry.add("log", texts);
    calls.add(entry);
    return null;
  }

  private Object fetchQuote(HostCall call, Object[] args) {
    String symbol = (String) args[0];
    JsonObject answer =
        quotes.has(symbol) ? quotes.getAsJsonObject(symbol) : error("no such symbol");
    JsonObject entry = new JsonObject();
    JsonArray symbols = new JsonArray();
    symbols.add(symbol);
    entry.add("fetch-quote", symbols);
    entry.add("gives", answer);
    calls.add(entry);
    if (answer.has("trap")) {
      throw new IllegalStateException(answer.get("trap").getAsString());
    }
    return answer.has("ok")
        ? ComponentVal.Result.ok(answer.get("ok").getAsDouble())
        : ComponentVal.Result.err(answer.get("err").getAsString());
  }

  private static JsonObject error(String text) {
    JsonObject answer = new JsonObject();
    answer.addProperty("err", text);
    return answer;
  }
}
