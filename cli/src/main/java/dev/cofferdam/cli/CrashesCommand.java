package dev.cofferdam.cli;

import com.google.gson.JsonObject;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Asks a fleet's crash history.
@Command(
    name = "crashes",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "list|show|top",
    description = "Shows what a fleet's guests crashed of, whether the fleet runs or not.")
final class CrashesCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "write crashes list, show or top");
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists crashes, the newest first.")
  int list(@Mixin CrashSource source, @Mixin CrashFilterOptions filter) throws IOException {
    source.print(spec, "crashes-list", filter.request(), CrashTables::list);
    return 0;
  }

  @Command(
      name = "top",
      mixinStandardHelpOptions = true,
      description = {
        "Lists equal crashes, the most frequent first. With --guest or --since it counts the"
            + " newest",
        "10000 crashes to which they apply."
      })
  int top(@Mixin CrashSource source, @Mixin CrashFilterOptions filter) throws IOException {
    source.print(spec, "crashes-top", filter.request(), CrashTables::top);
    return 0;
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Shows everything that is known of one crash.")
  int show(
      @Mixin CrashSource source,
      @Parameters(paramLabel = "ID", description = "Its number, as crashes list shows it.") long id)
      throws IOException {
    var request = new JsonObject();
    request.addProperty("id", id);
    source.print(spec, "crashes-show", request, CrashTables::show);
    return 0;
  }
}
