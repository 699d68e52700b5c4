package dev.cofferdam.conformance;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Runs one case of a guest through the command line, in a JVM of its own.
///
/// A `calls` case becomes one run with an `--invoke` for each step up to the first trap.
final class CommandLineCase {
  private static final int TRAP = 134;
  private static final int LIMIT = 137;

  private final GuestFile guest;
  private final JsonObject testCase;
  private final Path folder;
  private final Path report;
  private final List<String> mismatches = new ArrayList<>();

  private CommandLineCase(GuestFile guest, JsonObject testCase, Path folder) {
    this.guest = guest;
    this.testCase = testCase;
    this.folder = folder;
    this.report = folder.resolve("report.json");
  }

  /// Whether the command line can say all that the case does: no handles.
  static boolean canRun(JsonObject testCase) {
    return !testCase.has("steps")
        || testCase.getAsJsonArray("steps").asList().stream()
            .allMatch(step -> step.getAsJsonObject().has("invoke"));
  }

  static List<String> mismatches(GuestFile guest, JsonObject testCase, Path folder)
      throws IOException, InterruptedException {
    CommandLineCase run = new CommandLineCase(guest, testCase, folder);
    if (testCase.has("steps")) {
      run.calls();
    } else {
      run.command();
    }
    return run.mismatches;
  }

  private void calls() throws IOException, InterruptedException {
    List<String> command = command("run");
    StringBuilder expected = new StringBuilder();
    JsonObject outcome = new JsonObject();
    for (JsonElement each : testCase.getAsJsonArray("steps")) {
      JsonObject step = each.getAsJsonObject();
      command.add("--invoke");
      command.add(step.get("invoke").getAsString());
      if (step.has("trap")) {
        outcome = step;
        break;
      }
      if (step.has("wave")) {
        expected.append(step.get("wave").getAsString()).append('\n');
      }
    }
    command.add(guest.wasm().toString());
    Finished finished = run(command, new byte[0]);
    compare("stdout", expected.toString(), finished.stdout());
    compareOutcome(outcome, finished);
  }

  private void command() throws IOException, InterruptedException {
    GuestFiles files = GuestFiles.copy(guest, testCase, folder.resolve("dirs-of-case"));
    List<String> command = command("run");
    files.granted().forEach((path, dir) -> command.addAll(List.of("--dir", dir + "::" + path)));
    GuestInput.environment(testCase)
        .forEach((name, value) -> command.addAll(List.of("--env", name + "=" + value)));
    command.add(guest.wasm().toString());
    command.addAll(GuestInput.args(testCase));
    Finished finished = run(command, GuestInput.stdin(testCase));
    compare("stdout", testCase.get("stdout").getAsString(), finished.stdout());
    if (testCase.has("stderr") && !finished.stderr().startsWith(expectedStderr())) {
      compare("stderr", expectedStderr(), finished.stderr());
    }
    compareOutcome(testCase, finished);
    compare("files", files.expectedChanges(), files.changes());
  }

  private String expectedStderr() {
    return testCase.get("stderr").getAsString();
  }

  private void compareOutcome(JsonObject outcome, Finished finished) throws IOException {
    if (!outcome.has("trap")) {
      int expected = outcome.has("exit") ? outcome.get("exit").getAsInt() : 0;
      compare("exit", expected, finished.status());
      return;
    }
    String kind = Files.exists(report) ? reportedKind() : "no report";
    if (!GuestTraps.isExpected(outcome, testCase, kind)) {
      compare("trap", outcome.get("trap").getAsString(), kind + ": " + finished.stderr());
    }
    compare("exit", kind.equals("out-of-fuel") ? LIMIT : TRAP, finished.status());
  }

  private String reportedKind() throws IOException {
    return JsonParser.parseString(Files.readString(report))
        .getAsJsonObject()
        .get("kind")
        .getAsString();
  }

  private List<String> command(String verb) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx2g", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.addAll(List.of("dev.cofferdam.cli.Main", verb, "--timeout", "120s"));
    JsonObject limits =
        testCase.has("limits") ? testCase.getAsJsonObject("limits") : new JsonObject();
    command.addAll(List.of("--fuel", limit(limits, "fuel", "100000000000")));
    command.addAll(List.of("--memory", limit(limits, "memory", "512MiB")));
    command.addAll(List.of("--report", "json", "--report-file", report.toString()));
    return command;
  }

  private static String limit(JsonObject limits, String name, String otherwise) {
    return limits.has(name) ? limits.get(name).getAsString() : otherwise;
  }

  private Finished run(List<String> command, byte[] stdin)
      throws IOException, InterruptedException {
    Path input = Files.write(folder.resolve("stdin"), stdin);
    Path output = folder.resolve("stdout");
    Path errors = folder.resolve("stderr");
    Process process =
        new ProcessBuilder(command)
            .redirectInput(input.toFile())
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile())
            .start();
    int status = process.waitFor();
    return new Finished(
        status,
        Files.readString(output, StandardCharsets.UTF_8),
        Files.readString(errors, StandardCharsets.UTF_8));
  }

  private record Finished(int status, String stdout, String stderr) {}

  private void compare(String what, Object expected, Object got) {
    if (!expected.equals(got)) {
      mismatches.add(what + ": expected " + expected + ", got " + got);
    }
  }
}
