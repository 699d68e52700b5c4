package dev.cofferdam.conformance;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.cofferdam.component.Component;
import dev.cofferdam.component.ComponentFunc;
import dev.cofferdam.component.ComponentInstance;
import dev.cofferdam.component.ComponentLinker;
import dev.cofferdam.component.types.ComponentFuncType;
import dev.cofferdam.component.types.ValueType;
import dev.cofferdam.component.wave.WaveReader;
import dev.cofferdam.component.wave.WaveWriter;
import dev.cofferdam.engine.Engine;
import dev.cofferdam.engine.Store;
import dev.cofferdam.engine.Trap;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Runs one case of a guest of kind `calls`: its steps on one fresh instance.
final class CallsCase implements AutoCloseable {
  private final GuestFile guest;
  private final JsonObject testCase;
  private final Store store;
  private final RecordingHost host;
  private final GuestConsole console = new GuestConsole();
  private final GuestValues values = new GuestValues();
  private final ComponentInstance instance;
  private final List<String> mismatches = new ArrayList<>();

  /// Whether a trap was another than the reference's, and as right; the guest then says other
  /// things.
  private boolean tookOtherTrap;

  private CallsCase(Engine engine, Component component, GuestFile guest, JsonObject testCase) {
    this.guest = guest;
    this.testCase = testCase;
    this.host = RecordingHost.of(testCase);
    this.store = engine.newStore(GuestLimits.of(testCase));
    ComponentLinker linker = ComponentLinker.create(engine);
    guest.hostInterface().ifPresent(name -> host.addTo(linker, name));
    if (guest.usesWasi()) {
      console.wasi().build().addTo(linker);
    }
    this.instance = linker.instantiate(store, component);
  }

  /// Runs the case and returns how it differs from what is expected.
  static List<String> mismatches(
      Engine engine, Component component, GuestFile guest, JsonObject testCase) {
    try (CallsCase run = new CallsCase(engine, component, guest, testCase)) {
      for (JsonElement step : testCase.getAsJsonArray("steps")) {
        run.step(step.getAsJsonObject());
      }
      if (!run.tookOtherTrap) {
        run.console.compare(testCase, run.mismatches);
      }
      return run.mismatches;
    }
  }

  @Override
  public void close() {
    store.close();
  }

  private void step(JsonObject step) {
    if (step.has("drop")) {
      drop(step);
    } else {
      call(step);
    }
    JsonArray expected = step.has("host") ? step.getAsJsonArray("host") : new JsonArray();
    compare(step, "host", expected, host.takeCalls());
  }

  private void drop(JsonObject step) {
    try {
      values.handle(step.get("drop").getAsString()).close();
    } catch (Trap trap) {
      compareTrap(step, trap);
    }
  }

  private void call(JsonObject step) {
    String name = step.get("call").getAsString();
    ComponentFunc func = instance.func(name);
    try {
      Object result = func.call(args(step, func.type()));
      compareResult(step, func.type().result(), result);
      compareFuel(step, store.fuelConsumed());
    } catch (Trap trap) {
      compareTrap(step, trap);
    }
  }

  private Object[] args(JsonObject step, ComponentFuncType type) {
    JsonArray json = step.getAsJsonArray("args");
    Object[] args = new Object[json.size()];
    for (int i = 0; i < args.length; i++) {
      args[i] = values.value(json.get(i), type.params().get(i).type());
    }
    if (step.has("invoke")) {
      Object[] read = WaveReader.readCall(step.get("invoke").getAsString()).args(type);
      compare(step, "arguments as WAVE", true, GuestValues.areEqual(List.of(args), List.of(read)));
    }
    return args;
  }

  private void compareResult(JsonObject step, @Nullable ValueType type, @Nullable Object result) {
    String expected = step.has("trap") ? "trap " + step.get("trap") : step.get("result").toString();
    boolean isExpected = step.has("result") && values.isResult(result, step.get("result"), type);
    if (!isExpected) {
      String got = type == null || result == null ? "nothing" : WaveWriter.write(result, type);
      compare(step, "result", expected, got);
    } else if (step.has("wave") && type != null && result != null) {
      compare(step, "wave", step.get("wave").getAsString(), WaveWriter.write(result, type));
    }
  }

  private void compareFuel(JsonObject step, long consumed) {
    if (guest.hasComparableFuel() && step.has("wasmtimeFuel")) {
      compare(step, "fuel", step.get("wasmtimeFuel").getAsLong(), consumed);
    }
  }

  private void compareTrap(JsonObject step, Trap trap) {
    String got = trap.kind().word();
    tookOtherTrap |= step.has("trap") && !got.equals(step.get("trap").getAsString());
    if (!GuestTraps.isExpected(step, testCase, got)) {
      String expected = step.has("trap") ? step.get("trap").getAsString() : "no trap";
      compare(step, "trap", expected, got + " (" + trap + ")");
    } else if (step.has("frames")) {
      compare(step, "frames", GuestTraps.expectedOffsets(step), GuestTraps.offsets(trap));
      List<String> calls = GuestTraps.calls(trap, guest.lines());
      compare(step, "calls", GuestTraps.expectedCalls(step), calls);
    }
  }

  private void compare(JsonObject step, String what, Object expected, Object got) {
    if (!expected.equals(got)) {
      String place = step.has("call") ? step.get("call").getAsString() : step.toString();
      mismatches.add(place + ": " + what + ": expected " + expected + ", got " + got);
    }
  }
}
