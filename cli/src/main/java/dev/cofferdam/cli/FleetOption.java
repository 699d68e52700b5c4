package dev.cofferdam.cli;

import com.google.gson.JsonObject;
import dev.cofferdam.fleet.config.FleetReader;
import dev.cofferdam.fleet.config.FleetSettings;
import dev.cofferdam.fleet.control.ControlClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/// The option that says which fleet is meant.
final class FleetOption {
  @Option(
      names = "--fleet",
      paramLabel = "FILE",
      description = "The fleet's file (default: fleet.toml).")
  private Path file = Path.of("fleet.toml");

  FleetSettings settings() {
    if (!Files.exists(file)) {
      throw new UsageException(
          "there is no file %s; name the fleet's file with --fleet".formatted(file));
    }
    return FleetReader.readSettings(file);
  }

  ControlClient client() throws IOException {
    return ControlClient.find(settings().state(), file.toString());
  }

  JsonObject ask(String verb, JsonObject request) throws IOException {
    return client().ask(verb, request);
  }

  static JsonObject request(String name, String value) {
    var request = new JsonObject();
    request.addProperty(name, value);
    return request;
  }
}
