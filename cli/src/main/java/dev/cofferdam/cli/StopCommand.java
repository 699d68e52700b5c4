package dev.cofferdam.cli;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Stops a running fleet.
@Command(
    name = "stop",
    mixinStandardHelpOptions = true,
    description = "Stops the fleet: its guests in reverse order, each within its drain time.")
final class StopCommand implements Callable<Integer> {
  @Mixin private FleetOption fleet;

  @Override
  public Integer call() throws IOException {
    fleet.ask("stop", new JsonObject());
    return 0;
  }
}
