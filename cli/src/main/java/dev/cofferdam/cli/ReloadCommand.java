package dev.cofferdam.cli;

import com.google.gson.JsonObject;
import dev.cofferdam.fleet.control.Json;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Has a running fleet read its files again.
@Command(
    name = "reload",
    mixinStandardHelpOptions = true,
    description = {
      "Has the fleet read its files again: changed guests are replaced without losing a call, new",
      "ones started, removed ones stopped. Files with a mistake change nothing."
    })
final class ReloadCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private FleetOption fleet;

  @Override
  public Integer call() throws IOException {
    JsonObject answer = fleet.ask("reload", new JsonObject());
    spec.commandLine().getOut().println(SafeLines.of(Json.text(answer, "done").orElse("")));
    spec.commandLine().getOut().flush();
    return 0;
  }
}
