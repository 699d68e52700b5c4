package dev.cofferdam.conformance;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.cofferdam.component.Component;
import dev.cofferdam.engine.Engine;
import dev.cofferdam.engine.Store;
import dev.cofferdam.engine.Trap;
import dev.cofferdam.wasi.Wasi;
import dev.cofferdam.wasi.WasiCommand;
import dev.cofferdam.wasi.filesystem.DirectoryAccess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Runs one case of a guest of kind `command`.
final class CommandCase {
  private final GuestFile guest;
  private final JsonObject testCase;
  private final Path folder;
  private final GuestConsole console = new GuestConsole();
  private final List<String> mismatches = new ArrayList<>();

  private CommandCase(GuestFile guest, JsonObject testCase, Path folder) {
    this.guest = guest;
    this.testCase = testCase;
    this.folder = folder;
  }

  /// Runs the case with copies of its folders below `scratch` and returns how it differs from what
  /// is expected.
  static List<String> mismatches(
      Engine engine, Component component, GuestFile guest, JsonObject testCase, Path scratch)
      throws IOException {
    CommandCase run = new CommandCase(guest, testCase, scratch);
    run.execute(engine, component);
    run.console.compare(testCase, run.mismatches);
    return run.mismatches;
  }

  private void execute(Engine engine, Component component) throws IOException {
    Wasi.Builder wasi =
        console.wasi().stdin(stdin()).arguments(arguments()).environment(environment());
    for (Map.Entry<String, JsonElement> dir : object("dirs").entrySet()) {
      wasi.directory(copy(dir.getValue().getAsString()), dir.getKey(), DirectoryAccess.READ_WRITE);
    }
    Map<String, String> before = files();
    try (Store store = engine.newStore(GuestLimits.of(testCase))) {
      compareExit(WasiCommand.run(store, component, wasi.build()));
    } catch (Trap trap) {
      compareTrap(trap);
    }
    Map<String, String> after = files();
    after.entrySet().removeAll(before.entrySet());
    compare("files", expectedFiles(), after);
  }

  private void compareExit(int status) {
    String expected =
        testCase.has("exit")
            ? "exit " + testCase.get("exit").getAsInt()
            : "trap " + testCase.get("trap").getAsString();
    compare("outcome", expected, "exit " + status);
  }

  private void compareTrap(Trap trap) {
    String kind = trap.kind().word();
    if (!GuestTraps.isExpected(testCase, testCase, kind)) {
      String expected =
          testCase.has("trap")
              ? testCase.get("trap").getAsString()
              : "exit " + testCase.get("exit");
      compare("outcome", expected, kind + " (" + trap + ")");
    }
  }

  private List<String> arguments() {
    List<String> args = new ArrayList<>(List.of(guest.json().get("wasm").getAsString()));
    testCase.getAsJsonArray("args").forEach(arg -> args.add(arg.getAsString()));
    return args;
  }

  private byte[] stdin() {
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

  private Map<String, String> environment() {
    Map<String, String> environment = new TreeMap<>();
    object("env").asMap().forEach((name, value) -> environment.put(name, value.getAsString()));
    return environment;
  }

  private Path copy(String dir) throws IOException {
    Path source = guest.folder().resolve(dir);
    Path target = Files.createDirectories(folder.resolve(dir));
    if (Files.isDirectory(source)) {
      try (Stream<Path> files = Files.walk(source)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Path copy = target.resolve(source.relativize(file).toString());
          Files.createDirectories(copy.getParent());
          Files.copy(file, copy);
        }
      }
    }
    return target;
  }

  private Map<String, String> files() throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        contents.put(name, Files.readString(file));
      }
    }
    return contents;
  }

  private Map<String, String> expectedFiles() {
    Map<String, String> expected = new TreeMap<>();
    object("filesAfter")
        .asMap()
        .forEach((name, content) -> expected.put(name, content.getAsString()));
    return expected;
  }

  private JsonObject object(String key) {
    return testCase.has(key) ? testCase.getAsJsonObject(key) : new JsonObject();
  }

  private void compare(String what, Object expected, Object got) {
    if (!expected.equals(got)) {
      mismatches.add(what + ": expected " + expected + ", got " + got);
    }
  }
}
