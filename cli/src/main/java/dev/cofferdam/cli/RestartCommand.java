package dev.cofferdam.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Gives a guest of a running fleet a new instance.
@Command(
    name = "restart",
    mixinStandardHelpOptions = true,
    description =
        "Gives a guest a new instance without losing a call, or starts it where it had failed.")
final class RestartCommand implements Callable<Integer> {
  @Mixin private FleetOption fleet;

  @Parameters(paramLabel = "GUEST", description = "The guest's name; cofferdam ps lists them.")
  private String guest;

  @Override
  public Integer call() throws IOException {
    fleet.ask("restart", FleetOption.request("guest", guest));
    return 0;
  }
}
