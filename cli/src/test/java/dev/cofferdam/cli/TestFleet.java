package dev.cofferdam.cli;

import dev.cofferdam.fleet.config.FleetReader;
import dev.cofferdam.fleet.log.FleetLog;
import dev.cofferdam.fleet.run.FleetProcess;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/// A fleet of guests of the example component, for the verbs that talk to one.
///
/// @param file its file
/// @param process what runs it
record TestFleet(Path file, FleetProcess process) implements AutoCloseable {
  static TestFleet start(Path folder, String... guests) throws IOException {
    Path component = Path.of("../examples/crashers/crashers.wasm").toAbsolutePath().normalize();
    var text = new StringBuilder("[fleet]\nwatch = false\n");
    for (String guest : guests) {
      text.append(
          """
          [[guest]]
          name = "%s"
          component = "%s"
          limits = { memory = "8MiB", fuel = 10_000_000 }
          grants = { trap-unknown-imports = true }
          """
              .formatted(guest, component));
    }
    Path file = Files.writeString(folder.resolve("fleet.toml"), text);
    var log = FleetLog.to(OutputStream.nullOutputStream(), InstantSource.system());
    return new TestFleet(file, FleetProcess.start(file, FleetReader.read(file), log));
  }

  CommandRun run(String... args) {
    String[] all = new String[args.length + 2];
    System.arraycopy(args, 0, all, 0, args.length);
    all[args.length] = "--fleet";
    all[args.length + 1] = file.toString();
    return CommandRun.of(all);
  }

  @Override
  public void close() throws IOException {
    process.close();
  }
}
