package dev.cofferdam.conformance;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a command's case gives the guest: arguments, standard input, environment.
final class GuestInput {
  private GuestInput() {}

  static List<String> args(JsonObject testCase) {
    return testCase.getAsJsonArray("args").asList().stream().map(JsonElement::getAsString).toList();
  }

  static byte[] stdin(JsonObject testCase) {
    StringBuilder text = new StringBuilder();
    if (testCase.has("stdin")) {
      text.append(testCase.get("stdin").getAsString());
    }
    if (testCase.has("stdinRepeat")) {
      JsonArray repeat = testCase.getAsJsonArray("stdinRepeat");
      text.append(repeat.get(0).getAsString().repeat(repeat.get(1).getAsInt()));
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  static Map<String, String> environment(JsonObject testCase) {
    Map<String, String> environment = new TreeMap<>();
    if (testCase.has("env")) {
      testCase
          .getAsJsonObject("env")
          .asMap()
          .forEach((name, value) -> environment.put(name, value.getAsString()));
    }
    return environment;
  }
}
