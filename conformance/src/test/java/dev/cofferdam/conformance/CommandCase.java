package dev.cofferdam.conformance;

import com.google.gson.JsonObject;
import dev.cofferdam.component.Component;
import dev.cofferdam.engine.Engine;
import dev.cofferdam.engine.Store;
import dev.cofferdam.engine.Trap;
import dev.cofferdam.wasi.Wasi;
import dev.cofferdam.wasi.WasiCommand;
import dev.cofferdam.wasi.filesystem.DirectoryAccess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Runs one case of a guest of kind `command`.
final class CommandCase {
  private final GuestFile guest;
  private final JsonObject testCase;
  private final GuestFiles files;
  private final GuestConsole console = new GuestConsole();
  private final List<String> mismatches = new ArrayList<>();

  private CommandCase(GuestFile guest, JsonObject testCase, GuestFiles files) {
    this.guest = guest;
    this.testCase = testCase;
    this.files = files;
  }

  /// Runs the case with copies of its folders below `scratch` and returns how it differs from what
  /// is expected.
  static List<String> mismatches(
      Engine engine, Component component, GuestFile guest, JsonObject testCase, Path scratch)
      throws IOException {
    GuestFiles files = GuestFiles.copy(guest, testCase, scratch);
    CommandCase run = new CommandCase(guest, testCase, files);
    run.execute(engine, component);
    run.console.compare(testCase, run.mismatches);
    run.compare("files", files.expectedChanges(), files.changes());
    return run.mismatches;
  }

  private void execute(Engine engine, Component component) {
    Wasi.Builder wasi =
        console
            .wasi()
            .stdin(GuestInput.stdin(testCase))
            .arguments(guest.wasm().getFileName().toString())
            .arguments(GuestInput.args(testCase))
            .environment(GuestInput.environment(testCase));
    files.granted().forEach((path, dir) -> wasi.directory(dir, path, DirectoryAccess.READ_WRITE));
    try (Store store = engine.newStore(GuestLimits.of(testCase))) {
      compareExit(WasiCommand.run(store, component, wasi.build()));
    } catch (Trap trap) {
      compareTrap(trap);
    }
  }

  private void compareExit(int status) {
    compare("outcome", expectedOutcome(), "exit " + status);
  }

  private void compareTrap(Trap trap) {
    String kind = trap.kind().word();
    if (!GuestTraps.isExpected(testCase, testCase, kind)) {
      compare("outcome", expectedOutcome(), kind + " (" + trap + ")");
    }
  }

  private String expectedOutcome() {
    return testCase.has("exit")
        ? "exit " + testCase.get("exit").getAsInt()
        : "trap " + testCase.get("trap").getAsString();
  }

  private void compare(String what, Object expected, Object got) {
    if (!expected.equals(got)) {
      mismatches.add(what + ": expected " + expected + ", got " + got);
    }
  }
}
