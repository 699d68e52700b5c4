package dev.cofferdam.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Ends the quarantine of a guest of a running fleet.
@Command(
    name = "release",
    mixinStandardHelpOptions = true,
    description = "Ends a guest's quarantine: it is started with a clean slate.")
final class ReleaseCommand implements Callable<Integer> {
  @Mixin private FleetOption fleet;

  @Parameters(paramLabel = "GUEST", description = "The guest's name; cofferdam ps lists them.")
  private String guest;

  @Override
  public Integer call() throws IOException {
    fleet.ask("release", FleetOption.request("guest", guest));
    return 0;
  }
}
