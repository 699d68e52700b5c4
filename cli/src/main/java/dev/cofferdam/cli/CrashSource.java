package dev.cofferdam.cli;

import com.google.gson.JsonObject;
import dev.cofferdam.fleet.config.FleetSettings;
import dev.cofferdam.fleet.control.ControlVerb;
import dev.cofferdam.fleet.control.Json;
import dev.cofferdam.fleet.control.NoFleetException;
import dev.cofferdam.fleet.run.CrashVerbs;
import dev.cofferdam.fleet.run.Histories;
import dev.cofferdam.history.CrashDatabase;
import dev.cofferdam.history.HistorySpec;
import dev.cofferdam.history.Location;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/// Where questions about crashes go: to the fleet where it runs, else to its database.
final class CrashSource {
  @Mixin private FleetOption fleet;

  @Option(names = "--json", description = "Prints one JSON object.")
  private boolean isJson;

  void print(
      CommandSpec spec, String verb, JsonObject request, Function<JsonObject, List<String>> table)
      throws IOException {
    JsonObject answer = ask(verb, request);
    PrintWriter out = spec.commandLine().getOut();
    if (isJson) {
      out.println(Json.write(answer));
    } else {
      table.apply(answer).forEach(out::println);
    }
    out.flush();
  }

  private JsonObject ask(String verb, JsonObject request) throws IOException {
    try {
      return fleet.ask(verb, request);
    } catch (NoFleetException none) {
      return askDatabase(fleet.settings(), verb, request, none);
    }
  }

  private static JsonObject askDatabase(
      FleetSettings settings, String verb, JsonObject request, NoFleetException none) {
    HistorySpec history = Histories.spec(settings.history());
    if (history.location() instanceof Location.EmbeddedFile file
        && !Files.exists(file.storeFile())) {
      throw new UsageException(
          "%s; there is no crash history at %s either"
              .formatted(none.getMessage(), file.storeFile()));
    }
    try (CrashDatabase database = CrashDatabase.open(history)) {
      ControlVerb asked = Objects.requireNonNull(CrashVerbs.of(database.queries()).get(verb));
      return asked.perform(request);
    }
  }
}
