package dev.cofferdam.conformance;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.cofferdam.engine.Trap;
import dev.cofferdam.engine.WasmFrame;
import java.util.ArrayList;
import java.util.List;

/// What `expect.json` says about traps.
final class GuestTraps {
  private GuestTraps() {}

  /// Whether `kind` is the trap of `outcome`, or one that the case takes for as right.
  static boolean isExpected(JsonObject outcome, JsonObject testCase, String kind) {
    if (!outcome.has("trap")) {
      return false;
    }
    return outcome.get("trap").getAsString().equals(kind)
        || alternatives(outcome).contains(kind)
        || alternatives(testCase).contains(kind);
  }

  private static List<String> alternatives(JsonObject json) {
    return json.has("alsoTrap")
        ? json.getAsJsonArray("alsoTrap").asList().stream().map(JsonElement::getAsString).toList()
        : List.of();
  }

  static List<Long> expectedOffsets(JsonObject step) {
    List<Long> offsets = new ArrayList<>();
    for (JsonElement frame : step.getAsJsonArray("frames")) {
      offsets.add(Long.decode(frame.getAsJsonObject().get("offset").getAsString()));
    }
    return offsets;
  }

  static List<Long> offsets(Trap trap) {
    return trap.frames().stream().map(GuestTraps::offset).toList();
  }

  private static Long offset(WasmFrame frame) {
    return frame.offset();
  }
}
