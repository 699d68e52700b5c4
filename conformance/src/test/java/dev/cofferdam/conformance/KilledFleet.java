package dev.cofferdam.conformance;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.cofferdam.fleet.control.ControlClient;
import dev.cofferdam.history.CrashDatabase;
import dev.cofferdam.history.CrashFilter;
import dev.cofferdam.history.Page;
import dev.cofferdam.history.StoredCrash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A fleet in a process of its own, under a storm of crashes, until the process is killed.
///
/// `storm-1` and `storm-2` crash as often as they are called and are never quarantined; `poison`
/// and the command `job` are quarantined by their third crash.
final class KilledFleet implements AutoCloseable {
  private static final String FLEET =
      """
      [fleet]
      watch = false
      [log]
      file = "fleet.log"
      [[guest]]
      name = "storm"
      count = 2
      component = "crashers.toml"
      [guest.supervision.crashes]
      equal-in-row = 1_000_000
      any-in-row = 1_000_000
      window-calls = 1_000_000
      [[guest]]
      name = "poison"
      component = "crashers.toml"
      limits = { fuel = 9_999_999 }
      [[guest]]
      name = "job"
      component = "job.wasm"
      supervision = { backoff = { first = "10ms", max = "10ms" } }
      """;

  private static final String COMPONENT =
      """
      [component]
      file = "crashers.wasm"
      [limits]
      memory = "8MiB"
      fuel = 10_000_000
      [grants]
      trap-unknown-imports = true
      """;

  private static final List<String> CRASHES =
      List.of("unreachable()", "divide(1, 0)", "table-oob()", "infinite-loop()");

  private final Path folder;
  private final Process process;
  private final ControlClient client;
  private final int firstLine;

  private KilledFleet(Path folder, Process process, ControlClient client, int firstLine) {
    this.folder = folder;
    this.process = process;
    this.client = client;
    this.firstLine = firstLine;
  }

  static void prepare(Path folder) throws IOException {
    Files.writeString(folder.resolve("fleet.toml"), FLEET);
    Files.writeString(folder.resolve("crashers.toml"), COMPONENT);
    Files.copy(Path.of("../examples/crashers/crashers.wasm"), folder.resolve("crashers.wasm"));
    Files.write(folder.resolve("job.wasm"), CrashingCommand.BYTES);
  }

  static KilledFleet start(Path folder) throws IOException {
    int firstLine = lines(folder).size();
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.cofferdam.cli.Main",
                "supervise",
                folder.resolve("fleet.toml").toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile())
            .start();
    while (count(folder, firstLine, "running", "") == 0) {
      if (!process.isAlive()) {
        throw new IOException(Files.readString(folder.resolve("output")));
      }
      Thread.onSpinWait();
    }
    Path state = folder.resolve(".cofferdam/fleet");
    return new KilledFleet(folder, process, ControlClient.find(state, "fleet.toml"), firstLine);
  }

  /// Lets guests crash until the log has shown so many crashes of the storm and both quarantines.
  void storm(int crashCount) throws IOException {
    for (int i = 0; i < 3; i++) {
      call("poison", "unreachable()");
    }
    for (int i = 0; !hasStormed(crashCount); i++) {
      String guest = "storm-" + (1 + i % 2);
      call(guest, "add(1, 2)");
      call(guest, CRASHES.get(i / 2 % CRASHES.size()));
    }
  }

  private boolean hasStormed(int crashCount) throws IOException {
    return count(folder, firstLine, "crashed", "storm") >= crashCount
        && count(folder, firstLine, "quarantine-kept", "poison") > 0
        && count(folder, firstLine, "quarantine-kept", "job") > 0;
  }

  /// Ends the quarantines from before, so that there are new ones.
  void release() throws IOException {
    release("poison");
    release("job");
  }

  private void release(String guest) throws IOException {
    var request = new JsonObject();
    request.addProperty("guest", guest);
    client.ask("release", request);
  }

  JsonObject call(String guest, String call) throws IOException {
    var request = new JsonObject();
    request.addProperty("guest", guest);
    request.addProperty("call", call);
    return client.ask("call", request);
  }

  /// Returns a guest as `cofferdam ps` shows it.
  JsonObject guest(String name) throws IOException {
    for (JsonElement group : client.ask("fleet", new JsonObject()).getAsJsonArray("groups")) {
      for (JsonElement guest : group.getAsJsonObject().getAsJsonArray("guests")) {
        if (guest.getAsJsonObject().get("name").getAsString().equals(name)) {
          return guest.getAsJsonObject();
        }
      }
    }
    throw new IllegalArgumentException(name);
  }

  /// Waits until a guest is there; a machine that is busy may need more than one try.
  void awaitReady(String name) throws IOException {
    while (!guest(name).get("state").getAsString().equals("ready")) {
      Thread.onSpinWait();
    }
  }

  /// Changes the fleet's file.
  void change(String text, String other) throws IOException {
    Files.writeString(folder.resolve("fleet.toml"), FLEET.replace(text, other));
  }

  /// Sends the signal that has an operator's daemons read their files again.
  void hangUp() throws IOException, InterruptedException {
    var _ = new ProcessBuilder("kill", "-HUP", "" + process.pid()).inheritIO().start().waitFor();
  }

  /// Waits until the log has a line about something.
  void awaitTold(String event) throws IOException {
    while (count(folder, firstLine, event, "") == 0) {
      Thread.onSpinWait();
    }
  }

  /// Ends the process as an operator does, and returns its exit code.
  int terminate() throws InterruptedException {
    process.destroy();
    return process.waitFor();
  }

  /// Returns the words and guests of the log's lines since the start, such as `stopped storm-1`.
  List<String> told() throws IOException {
    return lines(folder).stream()
        .skip(firstLine)
        .map(line ->
            line.get("event").getAsString()
                + (line.has("guest") ? " " + line.get("guest").getAsString() : ""))
        .toList();
  }

  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }

  /// Returns what the log acknowledged and the crash history does not have.
  static Set<Crash> missing(Path folder) throws IOException {
    var missing = new HashSet<Crash>();
    for (JsonObject line : lines(folder)) {
      if (line.get("event").getAsString().equals("crashed")) {
        missing.add(Crash.of(line));
      }
    }
    missing.removeAll(stored(folder));
    return missing;
  }

  private static Set<Crash> stored(Path folder) {
    var stored = new HashSet<Crash>();
    try (CrashDatabase history = CrashDatabase.open(folder.resolve(".cofferdam/fleet/history"))) {
      Page page = Page.newest(Page.ROW_COUNT_MAX);
      List<StoredCrash> crashes = history.queries().crashes(CrashFilter.all(), page);
      while (!crashes.isEmpty()) {
        crashes.forEach(crash -> stored.add(Crash.of(crash)));
        page = page.after(crashes.getLast().id());
        crashes = history.queries().crashes(CrashFilter.all(), page);
      }
    }
    return stored;
  }

  private static long count(Path folder, int firstLine, String event, String guest)
      throws IOException {
    return lines(folder).stream()
        .skip(firstLine)
        .filter(line -> line.get("event").getAsString().equals(event))
        .filter(line -> guest.isEmpty() || line.get("guest").getAsString().startsWith(guest))
        .count();
  }

  /// Returns the whole lines of the log; a kill may have cut the last one.
  private static List<JsonObject> lines(Path folder) throws IOException {
    Path log = folder.resolve("fleet.log");
    var lines = new ArrayList<JsonObject>();
    if (Files.exists(log)) {
      String text = Files.readString(log);
      text.substring(0, text.lastIndexOf('\n') + 1)
          .lines()
          .filter(line -> line.endsWith("}"))
          .forEach(line -> lines.add(JsonParser.parseString(line).getAsJsonObject()));
    }
    return lines;
  }

  /// A crash, as the log and the history both know it.
  ///
  /// @param guest whose
  /// @param time when
  /// @param fingerprint of what
  record Crash(String guest, Instant time, String fingerprint) {
    private static Crash of(JsonObject line) {
      return new Crash(
          line.get("guest").getAsString(),
          Instant.parse(line.get("time").getAsString()).truncatedTo(ChronoUnit.MICROS),
          line.get("fingerprint").getAsString());
    }

    private static Crash of(StoredCrash stored) {
      return new Crash(
          stored.guest(),
          stored.time().truncatedTo(ChronoUnit.MICROS),
          stored.failure().fingerprint());
    }
  }
}
