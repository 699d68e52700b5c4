package dev.cofferdam.cli;

import com.google.gson.JsonObject;
import dev.cofferdam.fleet.control.Json;
import dev.cofferdam.fleet.view.FleetSnapshot;
import dev.cofferdam.fleet.view.FleetView;
import dev.cofferdam.fleet.view.SnapshotJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Lists the guests of a running fleet.
@Command(
    name = "ps",
    mixinStandardHelpOptions = true,
    description =
        "Lists the guests of a running fleet, with what they do and what happened to them.")
final class PsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private FleetOption fleet;

  @Option(names = "--json", description = "Prints one JSON object.")
  private boolean isJson;

  @Override
  public Integer call() throws IOException {
    JsonObject answer = fleet.ask("fleet", new JsonObject());
    PrintWriter out = spec.commandLine().getOut();
    if (isJson) {
      out.println(Json.write(answer));
    } else {
      lines(SnapshotJson.read(answer)).forEach(out::println);
    }
    out.flush();
    return 0;
  }

  private static List<String> lines(FleetSnapshot snapshot) {
    var quiet =
        new FleetSnapshot(
            snapshot.fleet(), snapshot.time(), snapshot.history(), snapshot.groups(), List.of());
    return FleetView.lines(quiet, Integer.MAX_VALUE, Integer.MAX_VALUE);
  }
}
