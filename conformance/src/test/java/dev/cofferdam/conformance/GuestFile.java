package dev.cofferdam.conformance;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.cofferdam.wasm.dwarf.SourceLines;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A guest's `expect.json`: its component, and the cases with what must happen.
record GuestFile(String name, Path folder, JsonObject json) {
  static GuestFile read(String name) {
    Path folder = Inputs.guests().resolve(name);
    try (Reader reader = Files.newBufferedReader(folder.resolve("expect.json"))) {
      return new GuestFile(name, folder, JsonParser.parseReader(reader).getAsJsonObject());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path wasm() {
    return folder.resolve(json.get("wasm").getAsString());
  }

  /// Where its instructions stand in its source.
  SourceLines lines() {
    try {
      return SourceLines.of(Files.readAllBytes(wasm()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String kind() {
    return json.get("kind").getAsString();
  }

  /// Whether it imports WASI.
  boolean usesWasi() {
    return json.has("wasi") || !kind().equals("calls");
  }

  /// Whether each call costs the fuel that Wasmtime names: not where the guest reads clocks through
  /// WASI, nor where components call each other.
  boolean hasComparableFuel() {
    return !usesWasi() && !name.equals("composed-shop");
  }

  /// The interface with `log` and `fetch-quote` that the host must provide.
  Optional<String> hostInterface() {
    return Optional.ofNullable(json.get("host")).map(JsonElement::getAsString);
  }

  List<JsonObject> cases() {
    List<JsonObject> cases = new ArrayList<>();
    json.getAsJsonArray("cases").forEach(each -> cases.add(each.getAsJsonObject()));
    return cases;
  }
}
