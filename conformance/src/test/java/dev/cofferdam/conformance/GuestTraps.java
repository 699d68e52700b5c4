package dev.cofferdam.conformance;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.cofferdam.engine.Trap;
import dev.cofferdam.engine.WasmFrame;
import dev.cofferdam.isolation.report.SourceCalls;
import dev.cofferdam.wasm.dwarf.SourceCall;
import dev.cofferdam.wasm.dwarf.SourceLines;
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

  /// The calls of all frames, each with the number of its frame, its function and its place.
  static List<String> expectedCalls(JsonObject step) {
    List<String> calls = new ArrayList<>();
    int index = 0;
    for (JsonElement frame : step.getAsJsonArray("frames")) {
      for (JsonElement each : frame.getAsJsonObject().getAsJsonArray("calls")) {
        JsonObject call = each.getAsJsonObject();
        String place = call.has("at") ? call.get("at").getAsString() : "";
        calls.add(index + " " + call.get("function").getAsString() + " at " + place);
      }
      index++;
    }
    return calls;
  }

  static List<String> calls(Trap trap, SourceLines lines) {
    List<String> calls = new ArrayList<>();
    SourceCalls sources = SourceCalls.of(trap.frames(), lines);
    for (int i = 0; i < trap.frames().size(); i++) {
      for (SourceCall call : sources.of(i)) {
        calls.add(i + " " + call.function() + " at " + call.place());
      }
    }
    return calls;
  }

  static List<Long> offsets(Trap trap) {
    return trap.frames().stream().map(GuestTraps::offset).toList();
  }

  private static Long offset(WasmFrame frame) {
    return frame.offset();
  }
}
